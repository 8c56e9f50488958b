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
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmDesk;
import org.belfry.crm.Preset;
import org.belfry.egress.EgressPolicy;
import org.belfry.incoming.PublicUrl;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptDesk;
import org.belfry.incoming.effect.CrmWebhooks;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.belfry.security.Role;
import org.belfry.targetauth.AuthJson;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** CRMs whose contacts are loaded back, and what was received for them. */
@Path("crm-connections")
@Dependent
public class CrmConnectionsResource {
    private static final String ONE = "{id: [0-9]+}";

    private final CrmDesk desk;
    private final CrmWebhooks outgoing;
    private final ReceiptDesk receipts;
    private final EgressPolicy policy;
    private final HttpServletRequest request;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private PublicUrl publicUrl;

    @Inject
    public CrmConnectionsResource(
            CrmDesk desk, CrmWebhooks outgoing, ReceiptDesk receipts, EgressPolicy policy, HttpServletRequest request) {
        this.desk = desk;
        this.outgoing = outgoing;
        this.receipts = receipts;
        this.policy = policy;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "CRM connections, oldest first", gives = "CrmConnections")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<CrmConnection> connections = desk.page(tenant(), page.after(), page.lookAhead());
        return Answers.ok(page.page("crm_connections", connections, CrmConnection::id, this::out));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Makes a CRM connection",
            takes = "CrmConnectionNew",
            gives = "CrmConnection",
            status = 201,
            conflicts = true)
    public Response create(@Context UriInfo uri) {
        publicUrl.seen(tenant(), uri.getBaseUri());
        CrmConnection created = desk.create(tenant(), CrmConnectionIn.toCreate(Bodies.required(request), policy));
        return Answers.created(uri, created.id(), out(created))
                .header(HttpHeaders.ETAG, Revision.of(created.version()))
                .build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A CRM connection", gives = "CrmConnection")
    public Response get(@PathParam("id") String id) {
        return shown(desk.find(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere));
    }

    /** Merges the body into it (RFC 7396). */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Changes a CRM connection",
            takes = "CrmConnectionChange",
            gives = "CrmConnection",
            conflicts = true)
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        JsonSlice body = Bodies.required(request);
        CrmConnection changed = desk.change(tenant(), Ids.plain(id), before -> {
                    Revision.require(ifMatch, before.version());
                    CrmDesk.Wanted stands = new CrmDesk.Wanted(before.reach(), desk.auth(before), before.reading());
                    return CrmConnectionIn.toChange(body, stands, policy);
                })
                .orElseThrow(Problems::nothingThere);
        outgoing.refresh(changed);
        return shown(changed);
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes a CRM connection with its receipts", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!desk.delete(tenant(), Ids.plain(id), found -> Revision.require(ifMatch, found.version()))) {
            throw Problems.nothingThere();
        }
        outgoing.forget(tenant(), Ids.plain(id));
        return Response.noContent().build();
    }

    /** Newest first; duplicates and blocked ones among them. Each can be retried as any receipt. */
    @GET
    @Path(ONE + "/receipts")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Receipts of a CRM connection, newest first", gives = "Receipts")
    public Response receipts(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        CrmConnection found = desk.find(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere);
        List<Receipt> came = receipts.ofConnection(tenant(), found.id(), page.before(), page.lookAhead());
        return Answers.ok(page.page("receipts", came, Receipt::id, ReceiptOut::of));
    }

    private Response shown(CrmConnection connection) {
        return Answers.as(Response.ok(), out(connection))
                .header(HttpHeaders.ETAG, Revision.of(connection.version()))
                .build();
    }

    private RawJson out(CrmConnection connection) {
        Preset preset = connection.reading().preset();
        Mapping mapping = connection.reading().mapping();
        ObjectText out = new ObjectText()
                .number("id", connection.id())
                .text("name", connection.reach().name())
                .text("base_url", connection.reach().baseUrl())
                .text("contact_path", connection.reach().contactPath())
                .raw("auth", AuthJson.masked(desk.auth(connection)))
                .text("preset", preset == null ? null : preset.wireName());
        if (mapping == null) {
            out.nothing("mapping");
        } else {
            out.raw("mapping", mapping.json());
        }
        out.text("tags_path", connection.reading().tagsPath());
        WebhookOut.addTime(out, "created_at", connection.createdAt());
        WebhookOut.addTime(out, "updated_at", connection.updatedAt());
        return out.done();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
