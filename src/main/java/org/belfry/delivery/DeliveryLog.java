package org.belfry.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Page;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.TemplateId;
import org.jspecify.annotations.Nullable;

/** What became of deliveries, for people to read. Each call belongs in a transaction. */
public interface DeliveryLog {
    /** Deliveries of one webhook, newest first. */
    Page<Entry> page(Query query);

    /**
     * Deliveries of one webhook, newest first.
     *
     * @param before continues after this one; null begins with the newest
     */
    List<DeliveryView> list(DeliveryFilter filter, @Nullable DeliveryId before, int limit);

    /** The newest delivery of a webhook that is no test; nothing before the first one, or when all were purged. */
    Optional<DeliveryView> newest(WebhookId webhook);

    /** Nothing when there is none, or it belongs to another tenant. */
    Optional<DeliveryView> find(Tenant tenant, DeliveryId id);

    /** What a delivery carries; nothing when there is no such delivery, or its event was purged. */
    Optional<StoredLetter> letter(DeliveryId id);

    /** All attempts of a delivery that are kept, the first one first. */
    List<Attempt> attempts(DeliveryId id);

    /** An id for a test delivery. */
    DeliveryId nextId();

    /** Keeps a test send: it is no part of the queue, and counts in no statistics. */
    void addTest(TestSend test);

    /**
     * Which entries.
     *
     * @param statuses empty for all
     * @param number of the page, 1 for the first
     * @param size entries a page
     */
    record Query(WebhookId webhook, Set<DeliveryStatus> statuses, int number, int size) {}

    /** One delivery, with the result of its last attempt. */
    record Entry(DeliveryId id, String event, DeliveryStatus status, Result result, boolean test) {}

    /**
     * What the last attempt gave.
     *
     * @param responseCode null without an answer
     * @param responseTime milliseconds; null before the first attempt
     * @param attemptedAt when it began; null before the first attempt
     */
    record Result(@Nullable Integer responseCode, @Nullable Integer responseTime, @Nullable Instant attemptedAt) {}

    /**
     * A test send that is over.
     *
     * @param template as in {@link StoredLetter}
     */
    record TestSend(
            WebhookId webhook, DeliveryId id, OutgoingEvent event, @Nullable TemplateId template, Attempt attempt) {}
}
