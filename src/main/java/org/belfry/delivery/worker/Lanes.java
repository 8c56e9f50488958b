package org.belfry.delivery.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.worker.PumpSettings.Limits;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Every webhook has a lane, lanes take turns, and once half of this node's places are taken, a lane
 * gets no more than an equal share of the rest: so slow and dead destinations never hold all places. Times are epoch
 * milliseconds.
 */
final class Lanes {
    private final Limits limits;
    private final Map<WebhookId, Lane> lanes = new HashMap<>();
    private final Deque<Lane> turns = new ArrayDeque<>();
    private int underWay;
    private int queued;
    private long bytes;
    private int share;
    private boolean hungry;

    Lanes(Limits limits) {
        this.limits = limits;
        this.share = limits.inFlight() / 2;
    }

    /** How many deliveries to lease, for each webhook that can take more, and what is known of each. */
    synchronized Map<WebhookId, Want> wants(long now) {
        Map<WebhookId, Want> wants = new LinkedHashMap<>();
        int space = limits.queued() - queued;
        if (space <= 0 || bytes >= limits.bytes()) {
            return wants;
        }
        for (Lane lane : lanes.values()) {
            int most = lane.wants(now);
            if (most > 0) {
                wants.put(lane.webhook(), new Want(most, lane.news()));
            }
        }
        int forEach = Math.max(1, space / Math.max(1, wants.size()));
        wants.replaceAll((webhook, want) -> new Want(Math.min(want.most(), forEach), want.news()));
        return wants;
    }

    /**
     * How many deliveries a lane asks for.
     *
     * @param news as {@link Lane#news} was then
     */
    record Want(int most, long news) {}

    /** Bytes of payload that may still be leased. */
    synchronized long bytesLeft() {
        return Math.max(1, limits.bytes() - bytes);
    }

    /** After a claim: lanes that got less than they asked for have nothing more that is due. */
    synchronized void claimed(Map<WebhookId, Want> wants, List<Claimed> claimed, boolean cutShort) {
        Map<WebhookId, Integer> got = new HashMap<>();
        claimed.forEach(each -> got.merge(each.webhook(), 1, Integer::sum));
        wants.forEach((webhook, want) -> {
            if (!cutShort && got.getOrDefault(webhook, 0) < want.most()) {
                lane(webhook).emptied(want.news());
            }
        });
    }

    synchronized boolean welcomes(WebhookId webhook, long now) {
        Lane lane = lanes.get(webhook);
        return queued < limits.queued() && bytes < limits.bytes() && (lane == null || lane.welcomes(now));
    }

    synchronized void add(Ready ready) {
        Lane lane = lane(ready.claimed().webhook());
        lane.add(ready);
        queued++;
        bytes += ready.claimed().size();
        enter(lane);
    }

    /** The next delivery to leave, which then counts as under way; null when none may. */
    synchronized @Nullable Ready next(long now) {
        if (underWay >= limits.inFlight()) {
            return null;
        }
        for (int left = turns.size(); left > 0; left--) {
            Lane lane = turns.remove();
            if (!lane.lets(now)) {
                lane.takeTurns(false);
                continue;
            }
            turns.add(lane);
            if (underWay < limits.inFlight() / 2 || lane.underWay() < share) {
                underWay++;
                queued--;
                Ready leaving = lane.leave(now);
                hungry |= lane.wants(now) > 0;
                return leaving;
            }
        }
        return null;
    }

    /** An exchange is over; returns what is to be given back. */
    synchronized List<Ready> ended(Claimed claimed, Sign sign, long now) {
        Lane lane = lane(claimed.webhook());
        underWay--;
        bytes -= claimed.size();
        if (lane.ended(sign, now)) {
            return withdraw(lane.empty());
        }
        hungry |= lane.wants(now) > 0;
        enter(lane);
        return List.of();
    }

    /** Whether, since this was last asked, a lane has come to want more. */
    synchronized boolean takeHunger() {
        boolean was = hungry;
        hungry = false;
        return was;
    }

    /** The database has something for a webhook from this time on. */
    synchronized void dueAt(WebhookId webhook, long time) {
        lane(webhook).dueAt(time);
    }

    /** The owner changed a webhook; returns what is to be given back, to be claimed as things stand now. */
    synchronized List<Ready> changed(WebhookId webhook) {
        Lane lane = lane(webhook);
        lane.forgive();
        return withdraw(lane.empty());
    }

    /** Takes back all that has not left. */
    synchronized List<Ready> empty() {
        List<Ready> all = new ArrayList<>();
        lanes.values().forEach(lane -> all.addAll(lane.empty()));
        return withdraw(all);
    }

    /** Webhooks with deliveries that wait to leave. */
    synchronized Set<WebhookId> waiting() {
        Set<WebhookId> waiting = new HashSet<>();
        lanes.values().stream().filter(lane -> lane.queued() > 0).forEach(lane -> waiting.add(lane.webhook()));
        return waiting;
    }

    /** Lets time pass: what may leave now is in turn again; returns what is to be given back. */
    synchronized List<Ready> tick(long now) {
        List<Ready> stale = new ArrayList<>();
        int busy = 0;
        for (Lane lane : lanes.values()) {
            busy += lane.underWay() + lane.queued() > 0 ? 1 : 0;
            stale.addAll(lane.stale(now));
            enter(lane);
        }
        share = Math.max(1, limits.inFlight() / 2 / Math.max(1, busy));
        return withdraw(stale);
    }

    /** Forgets lanes without any work; they are made anew when there is some. */
    synchronized void forgetIdle(long now) {
        lanes.values().removeIf(lane -> !lane.takesTurns() && lane.isIdle(now));
    }

    /** When something may be to do that nobody will tell of. */
    synchronized long wakeAt(long now) {
        return lanes.values().stream().mapToLong(lane -> lane.wakeAt(now)).min().orElse(Lane.NOTHING_KNOWN);
    }

    synchronized int underWay() {
        return underWay;
    }

    private List<Ready> withdraw(List<Ready> back) {
        queued -= back.size();
        back.forEach(ready -> bytes -= ready.claimed().size());
        return back;
    }

    private void enter(Lane lane) {
        if (!lane.takesTurns() && lane.queued() > 0) {
            lane.takeTurns(true);
            turns.add(lane);
        }
    }

    private Lane lane(WebhookId webhook) {
        return lanes.computeIfAbsent(webhook, id -> new Lane(id, new Route.Limits(limits.perWebhook(), 0)));
    }
}
