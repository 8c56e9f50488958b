package org.belfry.delivery.worker;

import java.time.Duration;

/**
 * How the pump works.
 *
 * @param owner name of this node, unique among all that are alive
 * @param mostInFlight deliveries under way at once on this node
 * @param mostPerWebhook of them, to one webhook
 * @param batch deliveries claimed at once
 * @param leaseFor longer than the longest exchange and the recording of its result
 * @param pollEvery how often to look without being nudged; bounds how late a retry is
 */
public record PumpSettings(
        String owner, int mostInFlight, int mostPerWebhook, int batch, Duration leaseFor, Duration pollEvery) {

    /** The usual numbers. */
    public static PumpSettings of(String owner) {
        return new PumpSettings(owner, 1000, 200, 500, Sender.TIMEOUT.plusSeconds(15), Duration.ofMillis(500));
    }
}
