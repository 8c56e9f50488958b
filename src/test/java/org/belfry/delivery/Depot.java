package org.belfry.delivery;

import java.time.Duration;
import java.util.List;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** A place where deliveries are kept, with what a test needs beside the ports: webhooks, time, and a look at the rows. */
public interface Depot {
    /** Failed deliveries in a row that disable a webhook. */
    int FAILURES_TO_DISABLE = 5;

    OutboxRows outbox();

    Deliveries deliveries();

    Transactions transactions();

    /** Empties it; then there is one active webhook for each type, 1 for the first and so on. */
    void begin(List<String> eventTypes);

    void setStatus(WebhookId webhook, WebhookStatus status);

    /** Lets time pass for all that waits. */
    void pass(Duration time);

    /** Lets time pass for one delivery until it is due. */
    void fallDue(DeliveryId delivery);

    /** Has an ended delivery sent once more by its owner's wish. */
    void sendAgain(DeliveryId delivery);

    /** All deliveries, oldest first. */
    List<Row> rows();

    /** The numbers of a delivery's attempts that are kept, in order. */
    List<Integer> attempts(DeliveryId delivery);

    /**
     * A delivery as it is kept.
     *
     * @param due whether a claim would take it if its webhook is active
     */
    record Row(
            DeliveryId id,
            DeliveryStatus status,
            @Nullable String owner,
            long fence,
            Claimed.Tries tries,
            boolean due) {}
}
