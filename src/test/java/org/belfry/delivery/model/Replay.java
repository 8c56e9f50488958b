package org.belfry.delivery.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Depot;
import org.belfry.delivery.DepotTalk;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.model.Held.Phase;
import org.belfry.delivery.model.Kept.Stage;
import org.belfry.delivery.model.Rules.Step;
import org.belfry.delivery.model.State.Delivery;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;
import org.belfry.retry.Outcome;
import org.belfry.retry.RetrySchedule;
import org.belfry.webhook.WebhookStatus;

/** Goes a way of the model on a real depot, and compares after each step. */
final class Replay {
    private static final List<String> TYPES = List.of("contact.created", "contact.updated");
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofMinutes(1), Duration.ofMinutes(1)));

    private final Depot depot;
    private final DepotTalk talk;
    private final Rules rules;
    private final Map<Integer, DeliveryId> ids = new HashMap<>();
    private final List<Entry> memory = new ArrayList<>();
    private final Set<DeliveryId> again = new HashSet<>();
    private final Map<DeliveryId, Depot.Row> rows = new HashMap<>();

    Replay(Depot depot, Rules rules) {
        this.depot = depot;
        this.talk = new DepotTalk(depot);
        this.rules = rules;
    }

    /** What a node has in memory. */
    private record Entry(int node, Phase phase, Claimed claimed) {}

    /** @throws AssertionError when the depot does something else than the model */
    void walk(List<Step> way) {
        depot.begin(TYPES);
        ids.clear();
        again.clear();
        memory.clear();
        List<Action> done = new ArrayList<>();
        for (Step step : way) {
            done.add(step.action());
            act(step.action());
            List<Delivery> found = found(step.to().deliveries().size());
            if (!found.equals(step.to().deliveries())) {
                throw new AssertionError(
                        "after " + done + "\nexpected " + step.to().deliveries() + "\nfound " + found);
            }
        }
    }

    private void act(Action action) {
        WebhookId webhook = new WebhookId(action.subject() + 1L);
        switch (action.kind()) {
            case INSERT -> insert(action);
            case CLAIM ->
                remember(action.node(), talk.claim(name(action.node()), Map.of(webhook, 10), DepotTalk.MEGABYTE));
            case SEND_WELL -> send(action, Phase.ANSWERED_WELL);
            case SEND_BADLY -> send(action, Phase.ANSWERED_BADLY);
            case GIVE_BACK, RECORD -> settle(action);
            case FALL_DUE -> depot.fallDue(id(action));
            case CRASH -> memory.removeIf(each -> each.node() == action.node());
            case RELEASE -> talk.release(name(action.node()));
            case DEACTIVATE -> depot.setStatus(webhook, WebhookStatus.INACTIVE);
            case ACTIVATE -> {
                depot.setStatus(webhook, WebhookStatus.ACTIVE);
                talk.forgive(webhook);
            }
            case DELETE -> {
                depot.setStatus(webhook, WebhookStatus.DELETED);
                talk.cancel(webhook);
            }
            case CANCEL_ORPHANS -> talk.cancelOrphans(10);
            case SEND_AGAIN -> {
                depot.sendAgain(id(action));
                again.add(id(action));
            }
        }
    }

    private void insert(Action action) {
        String type = TYPES.get(rules.webhookOf(action.subject()));
        if (action.node() == Kept.NOBODY) {
            talk.insertWaiting(type);
            List<Depot.Row> all = depot.rows();
            ids.put(action.subject(), all.get(all.size() - 1).id());
        } else {
            List<Claimed> leased = talk.insertLeased(type, name(action.node())).leased();
            ids.put(action.subject(), leased.get(0).id());
            remember(action.node(), leased);
        }
    }

    private void remember(int node, List<Claimed> claimed) {
        claimed.forEach(each -> memory.add(new Entry(node, Phase.LEASED, each)));
    }

    private void send(Action action, Phase answered) {
        Entry entry = entry(action);
        memory.set(memory.indexOf(entry), new Entry(entry.node(), answered, entry.claimed()));
    }

    private void settle(Action action) {
        Entry entry = entry(action);
        memory.remove(entry);
        Deliveries.Recorded recorded = talk.record(settlement(entry));
        if (recorded.lost() != (valid(action) ? 0 : 1)) {
            throw new AssertionError(action + ": lost " + recorded.lost());
        }
    }

    private static Settlement settlement(Entry entry) {
        if (entry.phase() == Phase.LEASED) {
            return new Settlement.Returned(entry.claimed(), Duration.ZERO);
        }
        int status = entry.phase() == Phase.ANSWERED_WELL ? 200 : 500;
        NextStep next = NextStep.decide(
                Outcome.answered(status), entry.claimed().tries().counted(), SCHEDULE, 0);
        return DepotTalk.answered(entry.claimed(), status, next);
    }

    private Entry entry(Action action) {
        Depot.Row row = rows.get(id(action));
        return memory.stream()
                .filter(each -> each.claimed().id().equals(row.id()))
                .filter(each -> held(each, row).equals(action.held()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean valid(Action action) {
        return action.held() != null && action.held().valid();
    }

    private DeliveryId id(Action action) {
        return ids.get(action.subject());
    }

    private List<Delivery> found(int deliveries) {
        rows.clear();
        depot.rows().forEach(each -> rows.put(each.id(), each));
        List<Delivery> found = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            DeliveryId id = ids.get(i);
            found.add(id == null ? new Delivery(Kept.UNBORN, List.of()) : delivery(rows.get(id)));
        }
        return found;
    }

    private Delivery delivery(Depot.Row row) {
        Stage stage = Stage.valueOf(row.status().name());
        int owner = row.owner() == null ? Kept.NOBODY : Integer.parseInt(row.owner());
        List<Held> held = memory.stream()
                .filter(each -> each.claimed().id().equals(row.id()))
                .map(each -> held(each, row))
                .toList();
        return new Delivery(new Kept(stage, owner, row.tries().counted(), row.due(), again.contains(row.id())), held);
    }

    private static Held held(Entry entry, Depot.Row row) {
        boolean valid = row.owner() != null && row.fence() == entry.claimed().fence();
        return new Held(entry.node(), entry.phase(), valid);
    }

    private static String name(int node) {
        return Integer.toString(node);
    }
}
