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
import org.belfry.catalogue.Catalogue;
import org.belfry.delivery.Subscriptions;
import org.belfry.egress.EgressPolicy;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** All webhooks of the tenant, in whatever dialect. */
@Path("webhooks")
@Dependent
public class WebhooksResource {
    private static final String ONE = "{id: [0-9]+}";

    private final Subscriptions subscriptions;
    private final EgressPolicy policy;
    private final Catalogue catalogue;
    private final HttpServletRequest request;

    @Inject
    public WebhooksResource(
            Subscriptions subscriptions, EgressPolicy policy, Catalogue catalogue, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.policy = policy;
        this.catalogue = catalogue;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Webhooks, oldest first", gives = "Webhooks")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<Webhook> webhooks = subscriptions.page(tenant(), page.after(), page.lookAhead());
        return Answers.ok(page.page(
                "webhooks",
                webhooks,
                webhook -> webhook.id().value(),
                webhook -> WebhookOut.of(webhook, webhook.secretMask(), subscriptions.access(webhook))));
    }

    /** The answer holds the secret in full, this once. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Makes a webhook; the answer holds its secret in full, this once",
            takes = "WebhookNew",
            gives = "Webhook",
            status = 201)
    public Response create(@Context UriInfo uri) {
        WebhookIn.New wanted = WebhookIn.toCreate(Bodies.required(request), allowed());
        Subscriptions.Created created = subscriptions.create(tenant(), wanted.dialect(), wanted.edit());
        Webhook webhook = created.webhook();
        return Answers.as(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(webhook.id().toString())
                                .build()),
                        WebhookOut.of(webhook, created.secret().reveal(), subscriptions.access(webhook)))
                .header(HttpHeaders.ETAG, Revision.of(webhook))
                .build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A webhook", gives = "Webhook")
    public Response get(@PathParam("id") String id) {
        return shown(subscriptions.find(tenant(), Ids.webhook(id)).orElseThrow(Problems::nothingThere));
    }

    /** Merges the body into the webhook (RFC 7396). */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Changes a webhook", takes = "WebhookChange", gives = "Webhook")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        WebhookId webhookId = Ids.webhook(id);
        JsonSlice body = Bodies.required(request);
        return shown(subscriptions
                .change(tenant(), webhookId, webhook -> {
                    Revision.require(ifMatch, webhook);
                    return WebhookIn.toChange(body, webhook, subscriptions.access(webhook), allowed());
                })
                .orElseThrow(Problems::nothingThere));
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes a webhook; what waits for it is cancelled", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!subscriptions.delete(tenant(), Ids.webhook(id), webhook -> Revision.require(ifMatch, webhook))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    private Response shown(Webhook webhook) {
        return Answers.as(Response.ok(), WebhookOut.of(webhook, webhook.secretMask(), subscriptions.access(webhook)))
                .header(HttpHeaders.ETAG, Revision.of(webhook))
                .build();
    }

    private WebhookIn.Allowed allowed() {
        return new WebhookIn.Allowed(policy, catalogue, tenant());
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
