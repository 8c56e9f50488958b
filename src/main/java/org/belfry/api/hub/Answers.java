package org.belfry.api.hub;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.belfry.json.RawJson;

/** Answers with a body that is JSON already. */
final class Answers {
    private Answers() {}

    static Response ok(RawJson body) {
        return as(Response.ok(), body).build();
    }

    static Response accepted(RawJson body) {
        return as(Response.accepted(), body).build();
    }

    /** 201 with the address of what was made, below the one that was asked for. */
    static Response.ResponseBuilder created(UriInfo uri, long id, RawJson body) {
        return as(
                Response.created(
                        uri.getAbsolutePathBuilder().path(Long.toString(id)).build()),
                body);
    }

    static Response.ResponseBuilder as(Response.ResponseBuilder answer, RawJson body) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body.bytes());
    }
}
