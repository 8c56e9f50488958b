package org.belfry.delivery;

import java.time.Instant;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.jspecify.annotations.Nullable;

/**
 * An event as it rests in the database; its bytes never change again.
 *
 * @param type canonical dotted name
 * @param data an object
 * @param actor an object, or null when unknown
 */
public record StoredEvent(EventId id, String type, Instant occurredAt, RawJson data, @Nullable RawJson actor) {}
