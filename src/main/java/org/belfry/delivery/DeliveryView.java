package org.belfry.delivery;

import java.time.Instant;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its owner sees it.
 *
 * @param eventId of the event it carries
 */
public record DeliveryView(
        DeliveryLog.Entry entry, WebhookId webhook, String eventId, Progress progress, Instant createdAt) {

    /**
     * How far it has come.
     *
     * @param attempts made so far
     * @param error why the last attempt failed, a word of {@link org.belfry.retry.AttemptError}; null when none did
     * @param nextAttemptAt null when it has ended or is being sent
     */
    public record Progress(int attempts, @Nullable String error, @Nullable Instant nextAttemptAt) {}
}
