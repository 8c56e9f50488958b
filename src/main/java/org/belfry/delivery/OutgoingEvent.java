package org.belfry.delivery;

import java.time.Instant;
import org.belfry.kernel.Tenant;

/** An event that the outbox has taken: it has an id and a time, and is to be stored when the transaction commits. */
public record OutgoingEvent(Tenant tenant, StoredEvent event, Fingerprint fingerprint, Instant takenAt) {}
