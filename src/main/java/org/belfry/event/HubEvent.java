package org.belfry.event;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, and that webhooks are to be told. Fire it with {@code jakarta.enterprise.event.Event}, and fire
 * it <em>synchronously, inside the transaction of the work it tells about</em>: the deliveries then commit or roll back
 * together with that work. {@code fireAsync}, or firing after the commit, would lose events when the server dies.
 *
 * <pre>{@code
 * event.fire(HubEvent.of(EventType.CONTACT_CREATED, "{\"contact\":{\"id\":123}}"));
 * }</pre>
 *
 * @param id null when Belfry is to give one as it stores the event; the same id twice is one event
 * @param type dotted name, well-formed by {@link EventType#isWellFormed}, of the catalogue or custom
 * @param occurredAt null for the moment in which it is stored
 * @param data a JSON object; its bytes are sent as they are
 * @param actor a JSON object that tells who did it; null when unknown
 * @param tenant whose event it is
 */
public record HubEvent(
        @Nullable EventId id,
        String type,
        @Nullable Instant occurredAt,
        RawJson data,
        @Nullable RawJson actor,
        Tenant tenant)
        implements Serializable {

    /** @throws IllegalArgumentException when the type is not well-formed, or data or actor is no JSON object */
    public HubEvent {
        Objects.requireNonNull(type, "An event needs a type");
        Objects.requireNonNull(data, "An event needs data, at least {}");
        Objects.requireNonNull(tenant, "An event needs a tenant");
        if (!EventType.isWellFormed(type)) {
            throw new IllegalArgumentException(
                    "An event type is two or more words of a-z 0-9 _ with dots between, 128 characters at most");
        }
        if (!data.isObject()) {
            throw new IllegalArgumentException("The data of an event must be a JSON object");
        }
        if (actor != null && !actor.isObject()) {
            throw new IllegalArgumentException("The actor of an event must be a JSON object");
        }
    }

    /**
     * An event of the default tenant that happens now.
     *
     * @throws IllegalArgumentException when {@code type} is not well-formed or {@code dataJson} is no JSON object
     */
    public static HubEvent of(String type, String dataJson) {
        return new HubEvent(null, type, null, RawJson.of(dataJson), null, Tenant.DEFAULT);
    }

    /**
     * An event of the default tenant that happens now.
     *
     * @throws IllegalArgumentException when {@code dataJson} is no JSON object
     */
    public static HubEvent of(EventType type, String dataJson) {
        return of(type.wireName(), dataJson);
    }

    /** The same under an id of the caller's, so that ringing it twice is one event. */
    public HubEvent withId(EventId newId) {
        return new HubEvent(newId, type, occurredAt, data, actor, tenant);
    }

    /** The same at another time. */
    public HubEvent at(Instant time) {
        return new HubEvent(id, type, time, data, actor, tenant);
    }

    /**
     * The same with the one who did it.
     *
     * @throws IllegalArgumentException when {@code actorJson} is no JSON object
     */
    public HubEvent by(String actorJson) {
        return new HubEvent(id, type, occurredAt, data, RawJson.of(actorJson), tenant);
    }

    /** The same for another tenant. */
    public HubEvent ofTenant(Tenant owner) {
        return new HubEvent(id, type, occurredAt, data, actor, owner);
    }
}
