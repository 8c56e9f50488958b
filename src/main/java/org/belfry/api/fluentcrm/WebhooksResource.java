package org.belfry.api.fluentcrm;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import org.belfry.api.wordpress.WordPressError;
import org.belfry.delivery.DeliveryHistory;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.TestSending;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.Dialect;
import org.belfry.event.HubEvent;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.web.JsonBody;
import org.belfry.web.JsonOut;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** FluentCRM's webhooks. */
@Path("webhooks")
@Dependent
public class WebhooksResource {
    private static final String ONE = "{id: [0-9]+}";

    private final Subscriptions subscriptions;
    private final DeliveryHistory history;
    private final TestSending tests;
    private final Rules rules;
    private final HttpServletRequest request;

    @Inject
    public WebhooksResource(
            Subscriptions subscriptions,
            DeliveryHistory history,
            TestSending tests,
            Rules rules,
            HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.tests = tests;
        this.rules = rules;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response list() {
        return ok(WebhookOut.list(subscriptions.all(tenant(), Dialect.FLUENT_CRM)));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    public Response create(@Context UriInfo uri) {
        WebhookEdit edit = WebhookIn.toCreate(JsonBody.read(request), rules.policy(), this::isOffered);
        Subscriptions.Created created = subscriptions.create(tenant(), Dialect.FLUENT_CRM, edit);
        Webhook webhook = created.webhook();
        JsonObject answer = JsonOut.object()
                .add("webhook", WebhookOut.with(webhook, created.secret().reveal()))
                .add("message", "Webhook created successfully.")
                .build();
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(webhook.id().value()))
                        .build())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.toString())
                .build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response get(@PathParam("id") String id) {
        return ok(
                JsonOut.object().add("webhook", WebhookOut.masked(webhook(id))).build());
    }

    @PUT
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    public Response update(@PathParam("id") String id) {
        webhook(id);
        WebhookEdit edit = WebhookIn.toChange(JsonBody.read(request), rules.policy(), this::isOffered);
        Webhook changed = subscriptions
                .change(tenant(), Dialect.FLUENT_CRM, webhookId(id), edit)
                .orElseThrow(WebhooksResource::noWebhook);
        return ok(JsonOut.object()
                .add("webhook", WebhookOut.masked(changed))
                .add("message", "Webhook updated successfully.")
                .build());
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    public Response delete(@PathParam("id") String id) {
        if (!subscriptions.delete(tenant(), Dialect.FLUENT_CRM, webhookId(id))) {
            throw noWebhook();
        }
        return ok(
                JsonOut.object().add("message", "Webhook deleted successfully.").build());
    }

    /** Sends sample data of the event type in the body, or the query, or the first that is subscribed to. */
    @POST
    @Path(ONE + "/test")
    @RolesAllowed(Role.Names.ADMIN)
    public CompletionStage<Response> test(@PathParam("id") String id, @QueryParam("event") @Nullable String event) {
        Webhook webhook = webhook(id);
        HubEvent sample = TestIn.sample(webhook, event, JsonBody.read(request), rules.catalogue());
        return tests.send(webhook, sample).thenApply(attempt -> ok(WebhookOut.test(attempt)));
    }

    @GET
    @Path(ONE + "/deliveries")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response deliveries(
            @PathParam("id") String id,
            @QueryParam("status") @Nullable String status,
            @QueryParam("per_page") @Nullable String perPage,
            @QueryParam("page") @Nullable String page) {
        DeliveryLog.Query query = LogQuery.read(webhook(id).id(), status, perPage, page);
        return ok(WebhookOut.page(history.page(query), query));
    }

    private boolean isOffered(String event) {
        return rules.catalogue().offered(Dialect.FLUENT_CRM, tenant(), event).isPresent();
    }

    private Webhook webhook(String id) {
        return subscriptions.find(tenant(), Dialect.FLUENT_CRM, webhookId(id)).orElseThrow(WebhooksResource::noWebhook);
    }

    private static WebhookId webhookId(String id) {
        try {
            return new WebhookId(Long.parseLong(id));
        } catch (IllegalArgumentException e) {
            throw noWebhook();
        }
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }

    private static Response ok(JsonObject answer) {
        return Response.ok(answer.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static WordPressError.Thrown noWebhook() {
        return new WordPressError.Thrown(FluentCrmErrors.NO_WEBHOOK);
    }
}
