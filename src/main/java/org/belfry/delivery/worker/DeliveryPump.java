package org.belfry.delivery.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Courier;
import org.belfry.delivery.Lease;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.delivery.Settlement.Returned;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;
import org.belfry.retry.RetrySchedule;

/**
 * Moves deliveries from the database to their destinations. It has two cranks, each turned by one thread at a time:
 * {@link #claim} leases what is due and sets it on its way, {@link #record} writes down what came of it. Between the
 * two a delivery is only an entry in the transport's tables.
 */
public final class DeliveryPump implements Courier {
    private final Claims claims;
    private final Routes routes;
    private final Sender sender;
    private final Recorder recorder;
    private final PumpSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AttemptLog log = new AttemptLog();
    private final Lanes lanes;
    private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();
    private final Signal due = new Signal();
    private final Signal ended = new Signal();
    private final AtomicInteger dispatching = new AtomicInteger();
    private volatile boolean sending = true;

    public DeliveryPump(Outside outside, Routes routes, Recorder recorder, PumpSettings settings) {
        this.sender = outside.sender();
        this.clock = outside.clock();
        this.random = outside.random();
        this.routes = routes;
        this.recorder = recorder;
        this.settings = settings;
        this.lanes = new Lanes(settings.limits());
        this.claims = new Claims(outside.claiming(), lanes, settings, clock);
    }

    @Override
    public Optional<Lease> leaseFor(WebhookId webhook) {
        return sending && recorder.pending() < settings.limits().unrecorded() && lanes.welcomes(webhook, clock.millis())
                ? Optional.of(settings.lease())
                : Optional.empty();
    }

    @Override
    public void committed(List<Claimed> leased, Instant since, Set<WebhookId> waiting) {
        waiting.forEach(webhook -> lanes.dueAt(webhook, 0));
        leased.forEach(each -> arrived.add(new Arrival(each, since.toEpochMilli())));
        if (!sending) {
            giveBackAll();
        } else if (!leased.isEmpty() || !waiting.isEmpty()) {
            due.raise();
        }
    }

    @Override
    public void changed(WebhookId webhook) {
        giveBack(lanes.changed(webhook));
        due.raise();
    }

    /** Sends nothing more and gives back what has not left; what is under way ends by itself. */
    void stopSending() {
        sending = false;
        giveBackAll();
        due.raise();
    }

    /** Waits until something may be due. */
    void awaitDue() throws InterruptedException {
        long now = clock.millis();
        long wait = Math.min(settings.times().poll().toMillis(), lanes.wakeAt(now) - now);
        due.await(Duration.ofMillis(wait));
    }

    /** Waits until results have come, and a little longer for others to be recorded with them. */
    void awaitEnded() throws InterruptedException {
        ended.await(settings.times().poll());
        if (sending && recorder.pending() < settings.limits().unrecorded() / 8) {
            Signal.rest(settings.times().linger());
        }
    }

    /** Leases and sends all that is due and fits under the limits; returns how many were leased. */
    public int claim() {
        for (Arrival each = arrived.poll(); each != null; each = arrived.poll()) {
            admit(each.claimed(), each.leasedAt());
        }
        giveBack(lanes.tick(clock.millis()));
        dispatch();
        claims.lookAround(clock.millis()).forEach(webhook -> giveBack(lanes.changed(webhook)));
        int leased = 0;
        while (sending) {
            long now = clock.millis();
            List<Claimed> claimed = claims.claim(now);
            if (claimed.isEmpty()) {
                break;
            }
            claimed.forEach(each -> admit(each, now));
            leased += claimed.size();
            dispatch();
        }
        if (!sending) {
            giveBackAll();
        }
        return leased;
    }

    private void admit(Claimed claimed, long leasedAt) {
        try {
            Claimed.Subscription to = claimed.subscription();
            Route route = routes.to(to.webhook(), to.version());
            Letter letter = new Letter(claimed.id(), claimed.event(), routes.template(to.template()));
            lanes.add(new Ready(claimed, route, letter, settings.sendBefore(leasedAt)));
        } catch (RuntimeException e) {
            log.notSent(claimed, e);
            settle(new Returned(claimed, settings.lease().time()));
        }
    }

    /** Sends while lanes have something that may leave. One thread at a time does it, for all who asked meanwhile. */
    private void dispatch() {
        if (dispatching.getAndIncrement() > 0) {
            return;
        }
        int asked;
        do {
            asked = dispatching.get();
            while (sending && recorder.pending() < settings.limits().unrecorded()) {
                Ready ready = lanes.next(clock.millis());
                if (ready == null) {
                    break;
                }
                send(ready);
            }
            if (lanes.takeHunger()) {
                due.raise();
            }
        } while (dispatching.addAndGet(-asked) > 0);
    }

    private void send(Ready ready) {
        Claimed claimed = ready.claimed();
        var unused = sent(ready).handle((sent, failure) -> {
            if (failure != null) {
                log.notSent(claimed, failure);
                end(new Returned(claimed, settings.lease().time()), Sign.NOTHING);
            } else if (sent.isEmpty()) {
                end(new Returned(claimed, Duration.ZERO), Sign.NOTHING);
            } else {
                Attempted attempted = attempted(ready, sent.get());
                end(attempted, Sign.of(sent.get(), NextStep.holdOf(attempted.next())));
            }
            return null;
        });
    }

    private CompletableFuture<Optional<Sent>> sent(Ready ready) {
        try {
            return sender.send(ready.route(), ready.letter(), ready.claimed().attempts() + 1);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Attempted attempted(Ready ready, Sent sent) {
        Claimed claimed = ready.claimed();
        RetrySchedule schedule = ready.route().terms().schedule();
        NextStep next = NextStep.decide(sent.outcome(), claimed.tries().counted(), schedule, random.nextDouble());
        Attempted attempted = new Attempted(claimed, sent.attempt(), next);
        log.attempted(attempted);
        return attempted;
    }

    private void end(Settlement settlement, Sign sign) {
        // Settled first: whoever counts what is under way must not miss it between the two.
        settle(settlement);
        giveBack(lanes.ended(settlement.claimed(), sign, clock.millis()));
        dispatch();
    }

    private void giveBack(List<Ready> back) {
        back.forEach(ready -> settle(new Returned(ready.claimed(), Duration.ZERO)));
    }

    private void giveBackAll() {
        for (Arrival each = arrived.poll(); each != null; each = arrived.poll()) {
            settle(new Returned(each.claimed(), Duration.ZERO));
        }
        giveBack(lanes.empty());
    }

    private void settle(Settlement settlement) {
        recorder.add(settlement);
        ended.raise();
    }

    /** Records all results that have come; returns how many. */
    public int record() {
        int recorded = 0;
        while (true) {
            List<Settlement> batch = recorder.recordBatch(told -> {
                told.failing().forEach(this::changed);
                told.gone().forEach(this::changed);
            });
            if (batch.isEmpty()) {
                return recorded;
            }
            recorded += batch.size();
            batch.forEach(this::recorded);
            dispatch();
        }
    }

    /** What is to be sent later is known to this node without asking. */
    private void recorded(Settlement settlement) {
        Duration delay = Duration.ZERO;
        if (settlement instanceof Attempted attempted) {
            if (!(attempted.next() instanceof NextStep.RetryIn retry)) {
                return;
            }
            delay = retry.delay();
        } else if (settlement instanceof Returned returned) {
            delay = returned.delay();
        }
        lanes.dueAt(settlement.claimed().webhook(), clock.millis() + delay.toMillis());
    }

    /** Deliveries that are leased by this node and whose result is not recorded yet. */
    public int underWay() {
        return lanes.underWay() + recorder.pending();
    }

    /** A delivery inserted with a lease, and since when it has that; epoch ms. */
    private record Arrival(Claimed claimed, long leasedAt) {}

    /** What the pump reaches out to. */
    public record Outside(Claims.Claiming claiming, Sender sender, InstantSource clock, RandomGenerator random) {}
}
