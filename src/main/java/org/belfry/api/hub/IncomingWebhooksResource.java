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
import org.belfry.egress.EgressPolicy;
import org.belfry.incoming.IncomingDesk;
import org.belfry.incoming.IncomingWebhook;
import org.belfry.incoming.IncomingWebhookId;
import org.belfry.incoming.PublicUrl;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** The addresses that others post to. */
@Path("incoming-webhooks")
@Dependent
public class IncomingWebhooksResource {
    private static final String ONE = "{id: [0-9a-f]{12}}";

    private final IncomingDesk desk;
    private final PublicUrl publicUrl;
    private final EgressPolicy policy;
    private final HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init")
    private UriInfo uri;

    @Inject
    public IncomingWebhooksResource(
            IncomingDesk desk, PublicUrl publicUrl, EgressPolicy policy, HttpServletRequest request) {
        this.desk = desk;
        this.publicUrl = publicUrl;
        this.policy = policy;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Incoming webhooks, oldest first", gives = "IncomingWebhooks")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<IncomingWebhook> webhooks = desk.page(tenant(), page.after(), page.lookAhead());
        return Answers.ok(page.page(
                "incoming_webhooks",
                webhooks,
                IncomingWebhook::seq,
                webhook -> IncomingWebhookOut.of(webhook, address(webhook), null)));
    }

    /** The answer holds the token, this once. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Makes an incoming webhook",
            takes = "IncomingWebhookNew",
            gives = "IncomingWebhook",
            status = 201)
    public Response create() {
        publicUrl.seen(tenant(), uri.getBaseUri());
        IncomingDesk.Created created =
                desk.create(tenant(), IncomingWebhookIn.toCreate(Bodies.required(request), policy));
        return shown(
                Response.created(uri.getAbsolutePathBuilder()
                        .path(created.webhook().id().value())
                        .build()),
                created.webhook(),
                created.token());
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "An incoming webhook", gives = "IncomingWebhook")
    public Response get(@PathParam("id") String id) {
        IncomingWebhook webhook = desk.find(tenant(), new IncomingWebhookId(id)).orElseThrow(Problems::nothingThere);
        return shown(Response.ok(), webhook, null);
    }

    /** Merges the body into the webhook (RFC 7396). */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Changes an incoming webhook", takes = "IncomingWebhookChange", gives = "IncomingWebhook")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        JsonSlice body = Bodies.required(request);
        IncomingWebhook changed = desk.change(tenant(), new IncomingWebhookId(id), webhook -> {
                    Revision.require(ifMatch, webhook.version());
                    return IncomingWebhookIn.toChange(body, webhook, policy);
                })
                .orElseThrow(Problems::nothingThere);
        return shown(Response.ok(), changed, null);
    }

    /** With everything that was received there. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes an incoming webhook with its receipts", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!desk.delete(
                tenant(), new IncomingWebhookId(id), webhook -> Revision.require(ifMatch, webhook.version()))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    /** The answer holds the new token, this once; the old one is worth nothing from now on. */
    @POST
    @Path(ONE + "/token/regenerate")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Gives an incoming webhook another token", gives = "IncomingWebhook")
    public Response regenerate(@PathParam("id") String id) {
        IncomingDesk.Created renewed =
                desk.regenerate(tenant(), new IncomingWebhookId(id)).orElseThrow(Problems::nothingThere);
        return shown(Response.ok(), renewed.webhook(), renewed.token());
    }

    private Response shown(Response.ResponseBuilder answer, IncomingWebhook webhook, @Nullable Secret token) {
        return Answers.as(answer, IncomingWebhookOut.of(webhook, address(webhook), token))
                .header(HttpHeaders.ETAG, Revision.of(webhook.version()))
                .build();
    }

    private String address(IncomingWebhook webhook) {
        return publicUrl.or(uri.getBaseUri()) + "/wp-json/ccsp-mailer/v1/webhooks/" + webhook.id();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
