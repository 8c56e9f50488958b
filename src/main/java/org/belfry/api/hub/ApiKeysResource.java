package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Tenant;
import org.belfry.people.ApiKey;
import org.belfry.people.People;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** The API keys of the tenant. A key never changes: it is issued and revoked. */
@Path("api-keys")
@Dependent
public class ApiKeysResource {
    private static final String ONE = "{id: [0-9]+}";

    private final People people;
    private final Grants grants;
    private final HttpServletRequest request;

    @Inject
    public ApiKeysResource(People people, Grants grants, HttpServletRequest request) {
        this.people = people;
        this.grants = grants;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "API keys, oldest first", gives = "ApiKeys")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        return Answers.ok(page.page(
                "api_keys", people.keys(tenant(), page.after(), page.lookAhead()), ApiKey::id, key -> out(key).done()));
    }

    /** The answer holds the key in full, this once. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Issues a key; the answer holds it in full, this once",
            takes = "ApiKeyNew",
            gives = "ApiKeyIssued",
            status = 201)
    public Response issue(@Context UriInfo uri) {
        Wanted wanted = wanted(Bodies.required(request));
        Tenant tenant = grants.tenant(Callers.required(request), wanted.tenant());
        People.Issued issued = people.issue(tenant, wanted.name(), wanted.role());
        RawJson answer = out(issued.key()).text("key", issued.text().reveal()).done();
        return Answers.created(uri, issued.key().id(), answer).build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "An API key", gives = "ApiKey")
    public Response get(@PathParam("id") String id) {
        return Answers.ok(out(people.key(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere))
                .done());
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Revokes a key", status = 204)
    public Response revoke(@PathParam("id") String id) {
        if (!people.revoke(tenant(), Ids.plain(id))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    private static Wanted wanted(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        String name = Grants.required(form, "name", value -> name(MergeForm.text(value)));
        Role role = Grants.required(form, "role", Grants::role);
        String tenant = form.value("tenant", MergeForm::text);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        if (name == null || role == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return new Wanted(name, role, tenant);
    }

    private static String name(String text) {
        if (text.isBlank() || !PlainText.fits(text)) {
            throw new IllegalArgumentException("Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
        }
        return text;
    }

    private static ObjectText out(ApiKey key) {
        ObjectText out = new ObjectText()
                .number("id", key.id())
                .text("name", key.name())
                .text("role", key.role().roleName())
                .text("tenant", key.tenant().id())
                .text("prefix", key.prefix());
        WebhookOut.addTime(out, "created_at", key.createdAt());
        WebhookOut.addTime(out, "last_used_at", key.lastUsedAt());
        return out;
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }

    private record Wanted(String name, Role role, @Nullable String tenant) {}
}
