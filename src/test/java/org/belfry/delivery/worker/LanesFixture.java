package org.belfry.delivery.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.worker.PumpSettings.Limits;
import org.belfry.kernel.WebhookId;
import org.belfry.testing.SteppingClock;

/** Lanes with a clock that is set by hand, and short words for what the pump does with them. */
abstract class LanesFixture {
    static final WebhookId ONE = new WebhookId(1);
    static final WebhookId TWO = new WebhookId(2);
    static final int NO_RATE = 0;

    final SteppingClock clock = new SteppingClock();
    Lanes lanes = new Lanes(Limits.USUAL);
    Route.Limits allowed = new Route.Limits(Limits.USUAL.perWebhook(), NO_RATE);
    Duration fresh = Duration.ofSeconds(10);

    /** So many deliveries wait to leave. */
    void queue(WebhookId webhook, int count) {
        IntStream.range(0, count).forEach(i -> add(Lots.claimed(webhook)));
    }

    void add(Claimed claimed) {
        lanes.add(Lots.ready(claimed, allowed, clock.millis() + fresh.toMillis()));
    }

    /** All that may leave now. */
    List<Ready> send() {
        List<Ready> sent = new ArrayList<>();
        for (Ready ready = lanes.next(clock.millis()); ready != null; ready = lanes.next(clock.millis())) {
            sent.add(ready);
        }
        return sent;
    }

    /** Returns what is to be given back. */
    List<Ready> end(Ready ready, Sign sign) {
        return lanes.ended(ready.claimed(), sign, clock.millis());
    }

    /** Sends and ends, one round after the other, until nothing waits; returns the rounds' sizes. */
    List<Integer> rounds(Sign sign) {
        List<Integer> sizes = new ArrayList<>();
        for (List<Ready> sent = send(); !sent.isEmpty(); sent = send()) {
            sizes.add(sent.size());
            sent.forEach(each -> end(each, sign));
        }
        return sizes;
    }

    /** A destination that has failed so often in a row that it is spared for a second. */
    void openCircuit(WebhookId webhook) {
        queue(webhook, Circuit.FAILURES_TO_OPEN);
        rounds(Lots.BROKEN);
    }

    int wants(WebhookId webhook) {
        Lanes.Want want = lanes.wants(clock.millis()).get(webhook);
        return want == null ? 0 : want.most();
    }

    void due(WebhookId webhook) {
        lanes.dueAt(webhook, 0);
    }

    long wakesIn() {
        long wakeAt = lanes.wakeAt(clock.millis());
        return wakeAt == Lane.NOTHING_KNOWN ? Long.MAX_VALUE : wakeAt - clock.millis();
    }

    List<Ready> pass(Duration time) {
        clock.step(time);
        return lanes.tick(clock.millis());
    }
}
