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
import java.util.List;
import org.belfry.contact.Slug;
import org.belfry.egress.EgressPolicy;
import org.belfry.incoming.Automation;
import org.belfry.incoming.AutomationDesk;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptDesk;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** Steps under a name, and their runs. */
@Path("automations")
@Dependent
public class AutomationsResource {
    private static final String ONE = "{id: [0-9]+}";

    private final AutomationDesk desk;
    private final ReceiptDesk receipts;
    private final EgressPolicy policy;
    private final HttpServletRequest request;

    @Inject
    public AutomationsResource(
            AutomationDesk desk, ReceiptDesk receipts, EgressPolicy policy, HttpServletRequest request) {
        this.desk = desk;
        this.receipts = receipts;
        this.policy = policy;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Automations, oldest first", gives = "Automations")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<Automation> automations = desk.page(tenant(), page.after(), page.lookAhead());
        return Answers.ok(page.page("automations", automations, Automation::id, AutomationsResource::out));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Makes an automation",
            takes = "AutomationNew",
            gives = "Automation",
            status = 201,
            conflicts = true)
    public Response create(@Context UriInfo uri) {
        Automation created = desk.create(tenant(), AutomationIn.toCreate(Bodies.required(request), policy));
        return Answers.created(uri, created.id(), out(created))
                .header(HttpHeaders.ETAG, Revision.of(created.version()))
                .build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "An automation", gives = "Automation")
    public Response get(@PathParam("id") String id) {
        return shown(desk.find(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere));
    }

    /** Merges the body into it (RFC 7396). */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Changes an automation", takes = "AutomationChange", gives = "Automation", conflicts = true)
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        JsonSlice body = Bodies.required(request);
        Automation changed = desk.change(tenant(), Ids.plain(id), automation -> {
                    Revision.require(ifMatch, automation.version());
                    return AutomationIn.toChange(body, policy);
                })
                .orElseThrow(Problems::nothingThere);
        return shown(changed);
    }

    /** With its runs. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes an automation with its runs", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!desk.delete(tenant(), Ids.plain(id), automation -> Revision.require(ifMatch, automation.version()))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    /** Newest first; each is shaped as a receipt, and can be retried as one. */
    @GET
    @Path(ONE + "/runs")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Runs of an automation, newest first", gives = "AutomationRuns")
    public Response runs(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<Receipt> runs = receipts.runs(tenant(), Ids.plain(id), page.before(), page.lookAhead())
                .orElseThrow(Problems::nothingThere);
        return Answers.ok(page.page("runs", runs, Receipt::id, ReceiptOut::of));
    }

    private static Response shown(Automation automation) {
        return Answers.as(Response.ok(), out(automation))
                .header(HttpHeaders.ETAG, Revision.of(automation.version()))
                .build();
    }

    private static RawJson out(Automation automation) {
        ObjectText out = new ObjectText()
                .number("id", automation.id())
                .text("name", automation.title().name());
        WebhookOut.addText(out, "description", automation.title().description());
        out.text("status", automation.active() ? "active" : "inactive");
        Slug trigger = automation.trigger();
        if (trigger == null) {
            out.nothing("trigger");
        } else {
            out.raw(
                    "trigger",
                    new ObjectText().text("tag_added", trigger.value()).done());
        }
        out.raw("steps", automation.steps().json());
        WebhookOut.addTime(out, "created_at", automation.createdAt());
        WebhookOut.addTime(out, "updated_at", automation.updatedAt());
        return out.done();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
