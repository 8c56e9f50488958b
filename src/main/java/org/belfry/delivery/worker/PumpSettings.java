package org.belfry.delivery.worker;

import java.time.Duration;
import org.belfry.delivery.Lease;

/** How the pump works. */
public record PumpSettings(Lease lease, Limits limits, Times times) {

    /**
     * What one node holds at most, so that its memory and its destinations do not suffer.
     *
     * @param inFlight exchanges under way
     * @param perWebhook of them, to one webhook that sets no limit of its own
     * @param queued deliveries leased ahead of being sent
     * @param bytes of payload, under way and queued
     * @param unrecorded results that wait for the database; beyond this nothing more is sent
     */
    public record Limits(int inFlight, int perWebhook, int queued, long bytes, int unrecorded) {
        public static final Limits USUAL = new Limits(1000, 200, 4000, 32L << 20, 4000);
    }

    /**
     * How long things take.
     *
     * @param poll how often to look for what other nodes have caused
     * @param linger how long a result waits for others to be recorded with
     * @param margin between the end of the longest exchange and the end of its lease
     */
    public record Times(Duration poll, Duration linger, Duration margin) {
        public static final Times USUAL =
                new Times(Duration.ofMillis(500), Duration.ofMillis(4), Duration.ofSeconds(5));
    }

    /**
     * The usual numbers.
     *
     * @param owner name of this node, unique among all that are alive
     */
    public static PumpSettings of(String owner) {
        return new PumpSettings(new Lease(owner, Sender.TIMEOUT.plusSeconds(15)), Limits.USUAL, Times.USUAL);
    }

    /** Until when a delivery leased now may be sent so that its result is recorded within the lease; epoch ms. */
    long sendBefore(long now) {
        return now + lease.time().minus(Sender.TIMEOUT).minus(times.margin()).toMillis();
    }
}
