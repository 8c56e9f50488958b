package org.belfry.api.community;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.belfry.api.wordpress.ProductWebhooks;
import org.belfry.api.wordpress.Rules;
import org.belfry.api.wordpress.TestOutcome;
import org.belfry.api.wordpress.TestSample;
import org.belfry.api.wordpress.WebhookForm;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.TestSending;
import org.belfry.delivery.WebhookEdit;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;
import org.belfry.security.Role;
import org.belfry.web.JsonBody;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Fluent Community's webhooks, for administrators only. */
@Path("admin/webhooks")
@Dependent
@RolesAllowed(Role.Names.ADMIN)
public class WebhooksResource {
    private static final String ONE = "{id: [0-9]+}";

    private final ProductWebhooks webhooks;
    private final Subscriptions subscriptions;
    private final TestSending tests;
    private final Rules rules;
    private final HttpServletRequest request;

    @Inject
    public WebhooksResource(Subscriptions subscriptions, TestSending tests, Rules rules, HttpServletRequest request) {
        this.webhooks = new ProductWebhooks(CommunityProduct.PRODUCT, subscriptions, request);
        this.subscriptions = subscriptions;
        this.tests = tests;
        this.rules = rules;
        this.request = request;
    }

    @GET
    public Response list() {
        return ok(WebhookOut.list(webhooks.all().stream().map(this::shown).toList()));
    }

    /** The answer holds the secret in full, this once. */
    @POST
    public Response create(@Context UriInfo uri) {
        WebhookEdit edit = WebhookIn.read(
                WebhookForm.toCreate(JsonBody.read(request)), Before.NOTHING, rules.of(CommunityProduct.PRODUCT));
        Subscriptions.Created created = webhooks.create(edit);
        Webhook webhook = created.webhook();
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(webhook.id().toString())
                        .build())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(WebhookOut.created(webhook, created.secret().reveal()).bytes())
                .build();
    }

    @GET
    @Path(ONE)
    public Response get(@PathParam("id") String id) {
        return ok(shown(webhooks.get(id)));
    }

    /** What is absent stays; events and headers replace those before. */
    @PUT
    @Path(ONE)
    public Response update(@PathParam("id") String id) {
        webhooks.get(id);
        WebhookForm form = WebhookForm.toChange(JsonBody.read(request));
        Webhook changed = webhooks.change(
                id,
                webhook -> WebhookIn.read(
                        form, Before.of(webhook, subscriptions.access(webhook)), rules.of(CommunityProduct.PRODUCT)));
        return ok(WebhookOut.updated(changed));
    }

    @DELETE
    @Path(ONE)
    public Response delete(@PathParam("id") String id) {
        webhooks.delete(id);
        return ok(WebhookOut.deleted());
    }

    /** Sends sample data of the event type in the body, or the query, or the first that is subscribed to. */
    @POST
    @Path(ONE + "/test")
    public CompletionStage<Response> test(@PathParam("id") String id, @QueryParam("event") @Nullable String event) {
        Webhook webhook = webhooks.get(id);
        HubEvent sample = TestSample.of(
                webhook, CommunityProduct.PRODUCT, TestSample.wanted(event, JsonBody.read(request)), rules.catalogue());
        return tests.send(webhook, sample).thenApply(attempt -> ok(WebhookOut.tested(TestOutcome.of(attempt))));
    }

    private RawJson shown(Webhook webhook) {
        return WebhookOut.webhook(webhook, subscriptions.access(webhook).headers());
    }

    private static Response ok(RawJson answer) {
        return Response.ok(answer.bytes(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
