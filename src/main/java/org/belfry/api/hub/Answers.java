package org.belfry.api.hub;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    static Response.ResponseBuilder as(Response.ResponseBuilder answer, RawJson body) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body.bytes());
    }
}
