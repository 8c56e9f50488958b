package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.belfry.event.EventType;
import org.belfry.security.Role;

/** The catalogue of event types. */
@Path("event-types")
@Dependent
public class EventTypesResource {
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response list() {
        JsonArrayBuilder types = Json.createArrayBuilder();
        for (EventType type : EventType.values()) {
            types.add(Json.createObjectBuilder()
                    .add("type", type.wireName())
                    .add("group", type.group().wireName())
                    .add("description", type.description()));
        }
        String answer =
                Json.createObjectBuilder().add("event_types", types).build().toString();
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
