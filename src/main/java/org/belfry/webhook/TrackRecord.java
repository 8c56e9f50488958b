package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a webhook's deliveries went lately. The delivery engine keeps it; nothing here is ever written from this side. */
@Embeddable
@Access(AccessType.FIELD)
public class TrackRecord {
    @Column(name = "consecutive_failures", insertable = false, updatable = false)
    private int consecutiveFailures;

    @Column(name = "last_triggered_at", insertable = false, updatable = false)
    private @Nullable Instant lastTriggeredAt;

    @Column(name = "last_error", insertable = false, updatable = false)
    private @Nullable String lastError;

    /** Deliveries that failed in a row, each with its retries used up. */
    public int consecutiveFailures() {
        return consecutiveFailures;
    }

    /** The last success, to about a second; null before the first. */
    public @Nullable Instant lastTriggeredAt() {
        return lastTriggeredAt;
    }

    /** Why the last attempt failed; null after a success. */
    public @Nullable String lastError() {
        return lastError;
    }
}
