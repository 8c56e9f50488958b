package org.belfry.delivery.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.belfry.delivery.model.Action.Kind;
import org.belfry.delivery.model.Held.Phase;
import org.belfry.delivery.model.Kept.Stage;
import org.belfry.delivery.model.State.Delivery;
import org.belfry.webhook.WebhookStatus;

/**
 * What can happen next: two nodes, a few deliveries, each to one webhook, two retries, one more sending by hand.
 */
final class Rules {
    static final int NODES = 2;
    static final int RETRIES = 2;

    private final int[] webhookOf;
    private final int webhooks;
    private final Flaw flaw;
    private final int mostHeld;

    /**
     * @param mostHeld how many leases, valid and lost ones, nodes may have in memory; the world is endless without a limit
     * @param webhookOf for each delivery the webhook it goes to
     */
    Rules(Flaw flaw, int mostHeld, int... webhookOf) {
        this.flaw = flaw;
        this.mostHeld = mostHeld;
        this.webhookOf = webhookOf.clone();
        this.webhooks = IntStream.of(webhookOf).max().orElseThrow() + 1;
    }

    /**
     * One thing that can happen.
     *
     * @param overtaken whether a result changed what is kept although its lease was lost
     */
    record Step(Action action, State to, boolean overtaken) {}

    State first() {
        return State.first(webhookOf.length, webhooks);
    }

    Code code() {
        return new Code(webhookOf, webhooks);
    }

    int webhookOf(int delivery) {
        return webhookOf[delivery];
    }

    List<Step> next(State state) {
        List<Step> steps = new ArrayList<>();
        Consumer<Step> add = steps::add;
        for (int delivery = 0; delivery < webhookOf.length; delivery++) {
            ofDelivery(state, delivery, add);
            ofMemory(state, delivery, add);
        }
        for (int node = 0; node < NODES; node++) {
            ofNode(state, node, add);
        }
        for (int webhook = 0; webhook < webhooks; webhook++) {
            ofWebhook(state, webhook, add);
        }
        steps.removeIf(step -> step.to().equals(state)); // what changes nothing is no step
        return steps;
    }

    private void ofDelivery(State state, int delivery, Consumer<Step> add) {
        Kept kept = state.deliveries().get(delivery).kept();
        WebhookStatus status = state.webhooks().get(webhookOf[delivery]);
        if (kept.stage() == Stage.UNBORN && status == WebhookStatus.ACTIVE) {
            Kept born = Kept.UNBORN.waiting(true);
            add.accept(step(Action.of(Kind.INSERT, delivery), state.with(delivery, each -> each.keep(born))));
            for (int node = 0; node < NODES && held(state) < mostHeld; node++) {
                State inserted = state.with(delivery, each -> each.keep(born));
                add.accept(step(new Action(Kind.INSERT, node, delivery, null), lease(inserted, delivery, node)));
            }
        }
        if (kept.isReady() && !kept.due()) {
            add.accept(step(Action.of(Kind.FALL_DUE, delivery), fallDue(state, delivery)));
        }
        boolean free = kept.stage() != Stage.UNBORN && !(kept.isReady() && kept.hasOwner());
        if (free && !kept.again()) {
            add.accept(
                    step(Action.of(Kind.SEND_AGAIN, delivery), state.with(delivery, each -> each.keep(kept.sentAgain())
                            .fenced())));
        }
    }

    private void ofMemory(State state, int delivery, Consumer<Step> add) {
        Delivery now = state.deliveries().get(delivery);
        for (Held held : now.held()) {
            if (held.phase() == Phase.LEASED) {
                add.accept(step(
                        new Action(Kind.SEND_WELL, held.node(), delivery, held),
                        state.with(delivery, each -> each.drop(held).hold(held.sent(Phase.ANSWERED_WELL)))));
                add.accept(step(
                        new Action(Kind.SEND_BADLY, held.node(), delivery, held),
                        state.with(delivery, each -> each.drop(held).hold(held.sent(Phase.ANSWERED_BADLY)))));
                add.accept(settle(Kind.GIVE_BACK, state, delivery, held));
            } else {
                add.accept(settle(Kind.RECORD, state, delivery, held));
            }
        }
    }

    /** A result counts when its lease does; then nobody has a lease any more. */
    private Step settle(Kind kind, State state, int delivery, Held held) {
        Action action = new Action(kind, held.node(), delivery, held);
        boolean counts = held.valid() || flaw == Flaw.RECORD_ASKS_FOR_NO_FENCE;
        Delivery dropped = state.deliveries().get(delivery).drop(held);
        Delivery after =
                counts ? dropped.keep(outcome(dropped.kept(), held.phase())).fenced() : dropped;
        return new Step(
                action,
                state.with(delivery, each -> after),
                !held.valid() && !after.kept().equals(dropped.kept()));
    }

    private static Kept outcome(Kept kept, Phase phase) {
        return switch (phase) {
            case LEASED -> kept.waiting(true);
            case ANSWERED_WELL -> kept.tried().ended(Stage.SUCCESS);
            case ANSWERED_BADLY ->
                kept.attempts() < RETRIES
                        ? kept.tried().waiting(false)
                        : kept.tried().ended(Stage.FAILED);
        };
    }

    private void ofNode(State state, int node, Consumer<Step> add) {
        for (int webhook = 0; webhook < webhooks; webhook++) {
            State claimed = claim(state, webhook, node);
            if (held(claimed) <= mostHeld) {
                add.accept(step(new Action(Kind.CLAIM, node, webhook, null), claimed));
            }
        }
        add.accept(step(
                new Action(Kind.CRASH, node, node, null), each(state, any -> true, delivery -> delivery.forget(node))));
        add.accept(step(
                new Action(Kind.RELEASE, node, node, null),
                each(state, index -> state.deliveries().get(index).kept().owner() == node, delivery -> delivery.keep(
                                delivery.kept().waiting(true))
                        .fenced())));
    }

    private void ofWebhook(State state, int webhook, Consumer<Step> add) {
        WebhookStatus status = state.webhooks().get(webhook);
        if (status == WebhookStatus.DELETED) {
            if (flaw != Flaw.ORPHANS_STAY) {
                add.accept(step(Action.of(Kind.CANCEL_ORPHANS, webhook), cancelOrphans(state)));
            }
            return;
        }
        boolean active = status == WebhookStatus.ACTIVE;
        add.accept(step(
                Action.of(active ? Kind.DEACTIVATE : Kind.ACTIVATE, webhook),
                state.with(webhook, active ? WebhookStatus.INACTIVE : WebhookStatus.ACTIVE)));
        State cancelled = each(
                state,
                index -> webhookOf[index] == webhook
                        && state.deliveries().get(index).kept().isReady()
                        && !state.deliveries().get(index).kept().hasOwner(),
                delivery -> delivery.keep(delivery.kept().ended(Stage.CANCELLED)));
        add.accept(step(Action.of(Kind.DELETE, webhook), cancelled.with(webhook, WebhookStatus.DELETED)));
    }

    private State cancelOrphans(State state) {
        return each(
                state,
                index -> {
                    Kept kept = state.deliveries().get(index).kept();
                    boolean free = !kept.hasOwner() || kept.due();
                    return state.webhooks().get(webhookOf[index]) == WebhookStatus.DELETED && kept.isReady() && free;
                },
                delivery ->
                        delivery.keep(delivery.kept().ended(Stage.CANCELLED)).fenced());
    }

    State fallDue(State state, int delivery) {
        return state.with(delivery, each -> each.keep(each.kept().fallenDue()));
    }

    State claim(State state, int webhook, int node) {
        State claimed = state;
        for (int delivery = 0; delivery < webhookOf.length; delivery++) {
            if (webhookOf[delivery] == webhook && isClaimed(state, delivery)) {
                claimed = lease(claimed, delivery, node);
            }
        }
        return claimed;
    }

    private static int held(State state) {
        return state.deliveries().stream().mapToInt(each -> each.held().size()).sum();
    }

    private boolean isClaimed(State state, int delivery) {
        Kept kept = state.deliveries().get(delivery).kept();
        boolean takes = flaw != Flaw.LEASES_NEVER_END || !kept.hasOwner();
        return state.webhooks().get(webhookOf[delivery]) == WebhookStatus.ACTIVE
                && kept.isReady()
                && kept.due()
                && takes;
    }

    private State lease(State state, int delivery, int node) {
        return state.with(delivery, each -> {
            Delivery fenced = flaw == Flaw.CLAIM_KEEPS_THE_FENCE ? each : each.fenced();
            return fenced.keep(each.kept().leasedBy(node)).hold(new Held(node, Phase.LEASED, true));
        });
    }

    private static State each(State state, IntPredicate which, UnaryOperator<Delivery> how) {
        State changed = state;
        for (int i = 0; i < state.deliveries().size(); i++) {
            if (which.test(i)) {
                changed = changed.with(i, how);
            }
        }
        return changed;
    }

    private static Step step(Action action, State to) {
        return new Step(action, to, false);
    }

    static boolean isOver(State state) {
        return state.deliveries().stream()
                .allMatch(each -> each.kept().isOver() && each.held().isEmpty());
    }
}
