package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.belfry.json.RawJson;
import org.belfry.security.Role;

/** What this API is, for programs. Not for strangers: it tells of the inside. */
@Path("openapi")
@Dependent
public class OpenApiResource {
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "This document", gives = "OpenApi")
    public Response get() {
        return Answers.ok(Made.DOCUMENT);
    }

    /** Made when it is first asked for. */
    private static final class Made {
        static final RawJson DOCUMENT = OpenApi.of(new HubApplication().getClasses());
    }
}
