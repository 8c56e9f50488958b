package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.belfry.catalogue.Catalogue;
import org.belfry.delivery.Publishing;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.EventId;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.web.JsonBody;
import org.belfry.web.JsonOut;

/**
 * Takes events over REST; the answer comes after the commit. One for all requests: to make and inject one each took a tenth of a
 * request.
 */
@Path("events")
@Singleton
public class EventsResource {
    private final Publishing publishing;
    private final Catalogue catalogue;
    private final HttpServletRequest request;

    @Inject
    public EventsResource(Publishing publishing, Catalogue catalogue, HttpServletRequest request) {
        this.publishing = publishing;
        this.catalogue = catalogue;
        this.request = request;
    }

    @POST
    @RolesAllowed({Role.Names.ADMIN, Role.Names.PUBLISHER})
    @Described(
            value = "Publishes an event, or up to 500, all of them or none",
            takes = "EventsNew",
            gives = "Published",
            status = 202,
            conflicts = true,
            headers = "Idempotency-Key")
    public Response publish() {
        JsonSlice body = JsonBody.read(request).orElseThrow(EventsResource::noBody);
        List<HubEvent> events = EventIn.read(body, Callers.tenant(request), idempotencyKey(), catalogue);
        List<EventId> ids = publishing.publish(events);
        JsonObject answer = body.kind() == JsonSlice.Kind.ARRAY ? list(ids) : one(ids.get(0));
        return Response.accepted(answer.toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Optional<String> idempotencyKey() {
        Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (key.filter(text -> text.length() > IdempotencyKey.LONGEST).isPresent()) {
            throw new Problem.Thrown(new Problem(400, "Bad Request", "An Idempotency-Key has at most 255 characters."));
        }
        return key;
    }

    private static JsonObject one(EventId id) {
        return JsonOut.object().add("id", id.value()).build();
    }

    private static JsonObject list(List<EventId> ids) {
        JsonArrayBuilder list = JsonOut.array();
        ids.forEach(id -> list.add(one(id)));
        return JsonOut.object().add("events", list).build();
    }

    private static Problem.Thrown noBody() {
        return new Problem.Thrown(new Problem(400, "Bad Request", "The request has no body."));
    }
}
