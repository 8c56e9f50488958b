package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.belfry.contact.LabelKind;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** The lists that contacts can be on. */
@Path("lists")
@Dependent
public class ListsResource {
    private static final String ONE = "{slug}";

    private final LabelsAnswers answers;

    @Inject
    public ListsResource(LabelsAnswers answers) {
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Lists, oldest first", gives = "Lists")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return answers.page(LabelKind.LIST, limit, cursor);
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Makes a list", takes = "LabelTitle", gives = "Label", status = 201, conflicts = true)
    public Response create(@Context UriInfo uri) {
        return answers.create(LabelKind.LIST, uri);
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A list", gives = "Label")
    public Response get(@PathParam("slug") String slug) {
        return answers.get(LabelKind.LIST, slug);
    }

    /** Another title; the slug stays. */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Gives a list another title", takes = "LabelTitle", gives = "Label")
    public Response change(@PathParam("slug") String slug) {
        return answers.rename(LabelKind.LIST, slug);
    }

    /** Refused while a contact has it. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes a list that no contact has", status = 204, conflicts = true)
    public Response delete(@PathParam("slug") String slug) {
        return answers.delete(LabelKind.LIST, slug);
    }
}
