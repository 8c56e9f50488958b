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
import org.belfry.api.wordpress.ProductWebhooks;
import org.belfry.api.wordpress.Rules;
import org.belfry.api.wordpress.TestOutcome;
import org.belfry.api.wordpress.TestSample;
import org.belfry.api.wordpress.WebhookForm;
import org.belfry.delivery.DeliveryHistory;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.SendingEdit;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.TestSending;
import org.belfry.delivery.WebhookEdit;
import org.belfry.event.HubEvent;
import org.belfry.security.Role;
import org.belfry.web.JsonBody;
import org.belfry.web.JsonOut;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** FluentCRM's webhooks. */
@Path("webhooks")
@Dependent
public class WebhooksResource {
    private static final String ONE = "{id: [0-9]+}";

    private final ProductWebhooks webhooks;
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
        this.webhooks = new ProductWebhooks(FluentCrmProduct.PRODUCT, subscriptions, request);
        this.history = history;
        this.tests = tests;
        this.rules = rules;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response list() {
        return ok(WebhookOut.list(webhooks.all()));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    public Response create(@Context UriInfo uri) {
        Subscriptions.Created created = webhooks.create(edit(WebhookForm.toCreate(JsonBody.read(request))));
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
        return ok(JsonOut.object()
                .add("webhook", WebhookOut.masked(webhooks.get(id)))
                .build());
    }

    @PUT
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    public Response update(@PathParam("id") String id) {
        webhooks.get(id);
        WebhookEdit edit = edit(WebhookForm.toChange(JsonBody.read(request)));
        Webhook changed = webhooks.change(id, webhook -> edit);
        return ok(JsonOut.object()
                .add("webhook", WebhookOut.masked(changed))
                .add("message", "Webhook updated successfully.")
                .build());
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    public Response delete(@PathParam("id") String id) {
        webhooks.delete(id);
        return ok(
                JsonOut.object().add("message", "Webhook deleted successfully.").build());
    }

    /** Sends sample data of the event type in the body, or the query, or the first that is subscribed to. */
    @POST
    @Path(ONE + "/test")
    @RolesAllowed(Role.Names.ADMIN)
    public CompletionStage<Response> test(@PathParam("id") String id, @QueryParam("event") @Nullable String event) {
        Webhook webhook = webhooks.get(id);
        HubEvent sample = TestSample.of(
                webhook, FluentCrmProduct.PRODUCT, TestSample.wanted(event, JsonBody.read(request)), rules.catalogue());
        return tests.send(webhook, sample).thenApply(attempt -> ok(WebhookOut.test(TestOutcome.of(attempt))));
    }

    @GET
    @Path(ONE + "/deliveries")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    public Response deliveries(
            @PathParam("id") String id,
            @QueryParam("status") @Nullable String status,
            @QueryParam("per_page") @Nullable String perPage,
            @QueryParam("page") @Nullable String page) {
        DeliveryLog.Query query = LogQuery.read(webhooks.get(id).id(), status, perPage, page);
        return ok(WebhookOut.page(history.page(query), query));
    }

    private WebhookEdit edit(WebhookForm form) {
        WebhookEdit.Basics basics = form.basics();
        form.require(basics, FluentCrmProduct.PRODUCT, rules.of(FluentCrmProduct.PRODUCT));
        return new WebhookEdit(basics, SendingEdit.NOTHING);
    }

    private static Response ok(JsonObject answer) {
        return Response.ok(answer.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
