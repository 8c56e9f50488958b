package org.belfry.delivery.worker;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.worker.Lanes.Want;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;

/** Asks the database for work. Used by one thread at a time; times are epoch milliseconds. */
public final class Claims {
    private static final int LOOKS_BETWEEN_CLEANUPS = 120;
    private static final int MOST_ORPHANS = 1000;
    private static final int LOOK_SHARE = 20;
    private static final long LONGEST_BREAK = 10_000;

    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Lanes lanes;
    private final PumpSettings settings;
    private final InstantSource clock;
    private long nextLook;
    private int looks;

    Claims(Claiming claiming, Lanes lanes, PumpSettings settings, InstantSource clock) {
        this.deliveries = claiming.deliveries();
        this.transactions = claiming.transactions();
        this.clock = clock;
        this.lanes = lanes;
        this.settings = settings;
    }

    /**
     * Now and then, looks what other nodes and the past have left to do; returns webhooks that are not active any more
     * although deliveries wait here to leave. Looking takes about a twentieth of the time, and neither a slow look nor a
     * clock that is set keeps this node from the next one for long.
     */
    Set<WebhookId> lookAround(long now) {
        if (now < nextLook && nextLook - now <= LONGEST_BREAK) {
            return Set.of();
        }
        long start = clock.millis();
        Set<WebhookId> gone = transactions.call(() -> {
            deliveries
                    .waiting()
                    .forEach(each ->
                            lanes.dueAt(each.webhook(), now + each.dueIn().toMillis()));
            return inactive(lanes.waiting());
        });
        cleanUp(now);
        long wait = Math.min(LONGEST_BREAK, LOOK_SHARE * (clock.millis() - start));
        nextLook = now + Math.max(settings.times().poll().toMillis(), wait);
        return gone;
    }

    private Set<WebhookId> inactive(Set<WebhookId> waiting) {
        if (waiting.isEmpty()) {
            return Set.of();
        }
        Set<WebhookId> inactive = new HashSet<>(waiting);
        inactive.removeAll(deliveries.active(waiting));
        return inactive;
    }

    private void cleanUp(long now) {
        looks++;
        if (looks % LOOKS_BETWEEN_CLEANUPS == 0) {
            lanes.forgetIdle(now);
            int unused = transactions.call(() -> deliveries.cancelOrphans(MOST_ORPHANS));
        }
    }

    /** Leases what lanes want; empty when they want nothing or there is nothing. */
    List<Claimed> claim(long now) {
        Map<WebhookId, Want> wants = lanes.wants(now);
        if (wants.isEmpty()) {
            return List.of();
        }
        Map<WebhookId, Integer> room = new HashMap<>();
        wants.forEach((webhook, want) -> room.put(webhook, want.most()));
        long bytes = lanes.bytesLeft();
        List<Claimed> claimed =
                transactions.call(() -> deliveries.claim(new Deliveries.Claim(settings.lease(), room, bytes)));
        long size = claimed.stream().mapToLong(Claimed::size).sum();
        lanes.claimed(wants, claimed, 2 * size > bytes);
        return claimed;
    }

    /** What claiming needs of the database. */
    public record Claiming(Deliveries deliveries, Transactions transactions) {}
}
