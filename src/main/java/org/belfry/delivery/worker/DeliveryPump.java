package org.belfry.delivery.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.kernel.Transactions;
import org.belfry.retry.NextStep;
import org.belfry.retry.RetrySchedule;

/**
 * Moves deliveries from the database to their destinations. It has two cranks, each turned by one thread at a time:
 * {@link #claim} leases what is due and sets it on its way, {@link #record} writes down what came of it. Between the
 * two a delivery is only an entry in the transport's tables.
 */
public final class DeliveryPump {
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Routes routes;
    private final Sender sender;
    private final Recorder recorder;
    private final PumpSettings settings;
    private final RandomGenerator random;
    private final AttemptLog log = new AttemptLog();
    private final InFlight inFlight = new InFlight();
    private final Signal due = new Signal();
    private final Signal ended = new Signal();
    private volatile boolean moreIsDue;

    public DeliveryPump(Outside outside, Routes routes, Recorder recorder, PumpSettings settings) {
        this.deliveries = outside.deliveries();
        this.transactions = outside.transactions();
        this.sender = outside.sender();
        this.random = outside.random();
        this.routes = routes;
        this.recorder = recorder;
        this.settings = settings;
    }

    /** Tells that something may be due; from any thread. */
    public void nudge() {
        due.raise();
    }

    /** Waits until something may be due. */
    void awaitDue() throws InterruptedException {
        due.await(settings.pollEvery());
    }

    /** Waits until results may have come. */
    void awaitEnded() throws InterruptedException {
        ended.await(settings.pollEvery());
    }

    /** Leases and sends all that is due and fits under the limits; returns how many were leased. */
    public int claim() {
        int leased = 0;
        while (true) {
            int room = Math.min(settings.batch(), settings.mostInFlight() - inFlight.total());
            if (room <= 0) {
                moreIsDue = true;
                return leased;
            }
            Deliveries.Claim claim = new Deliveries.Claim(
                    settings.owner(), room, settings.leaseFor(), inFlight.atLeast(settings.mostPerWebhook()));
            List<Claimed> claimed = transactions.call(() -> deliveries.claim(claim));
            claimed.forEach(this::dispatch);
            leased += claimed.size();
            if (claimed.size() < room) {
                moreIsDue = !claim.except().isEmpty();
                return leased;
            }
        }
    }

    private void dispatch(Claimed claimed) {
        int underWay = inFlight.begin(claimed.subscription().webhook());
        Departure departure = underWay > settings.mostPerWebhook()
                ? new Departure.Stay(new Settlement.Postponed(claimed, Duration.ZERO))
                : Departure.of(claimed);
        if (departure instanceof Departure.Stay stay) {
            settle(stay.settlement());
            return;
        }
        var unused = send(claimed, claimed.attempts() + 1)
                .thenApply(sent -> sent.<Settlement>map(made -> attempted(claimed, made))
                        .orElseGet(() -> new Settlement.Postponed(claimed, Duration.ZERO)))
                .exceptionally(failure -> notSent(claimed, failure))
                .thenAccept(this::settle);
    }

    private Settlement notSent(Claimed claimed, Throwable failure) {
        log.notSent(claimed, failure);
        return new Settlement.Postponed(claimed, settings.leaseFor());
    }

    private CompletableFuture<Optional<Sent>> send(Claimed claimed, int number) {
        try {
            Claimed.Subscription subscription = claimed.subscription();
            Route route = routes.to(subscription.webhook(), subscription.version());
            return sender.send(route, claimed.id(), claimed.event(), number);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Attempted attempted(Claimed claimed, Sent sent) {
        NextStep next =
                NextStep.decide(sent.outcome(), claimed.attempts(), RetrySchedule.FLUENT_CRM, random.nextDouble());
        Attempted attempted = new Attempted(claimed, sent.attempt(), next);
        log.attempted(attempted);
        return attempted;
    }

    private void settle(Settlement settlement) {
        recorder.add(settlement);
        ended.raise();
    }

    /** Records all results that have come; returns how many. */
    public int record() {
        int[] recorded = {0};
        while (recorder.recordBatch(batch -> recorded[0] += free(batch))) {
            if (moreIsDue) {
                due.raise();
            }
        }
        return recorded[0];
    }

    private int free(List<Settlement> batch) {
        batch.forEach(each -> inFlight.end(each.claimed().subscription().webhook()));
        return batch.size();
    }

    /** Deliveries that are leased by this node and whose result is not recorded yet. */
    public int underWay() {
        return inFlight.total();
    }

    /** What the pump reaches out to. */
    public record Outside(Deliveries deliveries, Transactions transactions, Sender sender, RandomGenerator random) {}
}
