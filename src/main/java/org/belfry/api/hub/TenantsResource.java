package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.people.NameTaken;
import org.belfry.people.Tenancy;
import org.belfry.people.Tenants;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** The tenants of this server; for the first administrator alone. */
@Path("tenants")
@Dependent
public class TenantsResource {
    private final Tenants tenants;
    private final HttpServletRequest request;

    @Inject
    public TenantsResource(Tenants tenants, HttpServletRequest request) {
        this.tenants = tenants;
        this.request = request;
    }

    @GET
    @RolesAllowed(Role.Names.OPERATOR)
    @Described(value = "Tenants, oldest first", gives = "Tenants")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        return Answers.ok(
                page.page("tenants", tenants.page(page.after(), page.lookAhead()), Tenancy::id, TenantsResource::out));
    }

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Described(value = "Opens a tenant", takes = "TenantNew", gives = "Tenant", status = 201, conflicts = true)
    public Response open() {
        Tenant tenant = wanted(Bodies.required(request));
        try {
            return Answers.as(Response.status(Response.Status.CREATED), out(tenants.open(tenant)))
                    .build();
        } catch (NameTaken e) {
            throw Problems.conflict("There is a tenant of that name.");
        }
    }

    private static Tenant wanted(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        Tenant tenant = Grants.required(form, "name", value -> tenant(MergeForm.text(value)));
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        if (tenant == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return tenant;
    }

    private static Tenant tenant(String text) {
        try {
            return new Tenant(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Must be 1 to 64 of a-z 0-9 _ -.", e);
        }
    }

    private static RawJson out(Tenancy tenancy) {
        ObjectText out = new ObjectText()
                .number("id", tenancy.id())
                .text("name", tenancy.tenant().id());
        WebhookOut.addTime(out, "created_at", tenancy.createdAt());
        return out.done();
    }
}
