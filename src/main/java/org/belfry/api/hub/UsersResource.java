package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.people.NameTaken;
import org.belfry.people.People;
import org.belfry.people.User;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** The users of the tenant. The configured administrator is none of them. */
@Path("users")
@Dependent
public class UsersResource {
    private static final String ONE = "{id: [0-9]+}";

    private final People people;
    private final Grants grants;
    private final HttpServletRequest request;

    @Inject
    public UsersResource(People people, Grants grants, HttpServletRequest request) {
        this.people = people;
        this.grants = grants;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Users, oldest first", gives = "Users")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        return Answers.ok(page.page(
                "users", people.users(tenant(), page.after(), page.lookAhead()), User::id, UsersResource::out));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Enrols a user", takes = "UserNew", gives = "User", status = 201, conflicts = true)
    public Response create(@Context UriInfo uri) {
        UserIn.New wanted = UserIn.toCreate(Bodies.required(request));
        Tenant tenant = grants.tenant(Callers.required(request), wanted.tenant());
        try {
            User user = people.enrol(tenant, wanted.name(), wanted.password(), wanted.role());
            return Answers.created(uri, user.id(), out(user))
                    .header(HttpHeaders.ETAG, Revision.of(user.version()))
                    .build();
        } catch (NameTaken e) {
            throw Problems.conflict("There is a user of that name.");
        }
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A user", gives = "User")
    public Response get(@PathParam("id") String id) {
        return shown(people.user(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere));
    }

    /** Gives a user another password or role. */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Gives a user another password or role", takes = "UserChange", gives = "User")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        long user = Ids.plain(id);
        People.UserChange change = UserIn.toChange(Bodies.required(request));
        return shown(people.change(tenant(), user, found -> Revision.require(ifMatch, found.version()), change)
                .orElseThrow(Problems::nothingThere));
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Removes a user", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!people.remove(tenant(), Ids.plain(id), found -> Revision.require(ifMatch, found.version()))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    private static Response shown(User user) {
        return Answers.as(Response.ok(), out(user))
                .header(HttpHeaders.ETAG, Revision.of(user.version()))
                .build();
    }

    private static RawJson out(User user) {
        ObjectText out = new ObjectText()
                .number("id", user.id())
                .text("username", user.name())
                .text("role", user.role().roleName())
                .text("tenant", user.tenant().id());
        WebhookOut.addTime(out, "created_at", user.createdAt());
        WebhookOut.addTime(out, "updated_at", user.updatedAt());
        return out.done();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
