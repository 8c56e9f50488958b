package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryHistory;
import org.belfry.delivery.DeliveryView;
import org.belfry.delivery.Subscriptions;
import org.belfry.json.Faults;
import org.belfry.kernel.DeliveryId;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** What became of one webhook's deliveries. */
@Path("webhooks/{id: [0-9]+}/deliveries")
@Dependent
public class WebhookDeliveriesResource {
    private final Subscriptions subscriptions;
    private final DeliveryHistory history;
    private final HttpServletRequest request;

    @Inject
    public WebhookDeliveriesResource(Subscriptions subscriptions, DeliveryHistory history, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.request = request;
    }

    /** Newest first; {@code ?status&event&since&until}, {@code ?limit&cursor}. */
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(
            value = "Deliveries of a webhook, newest first",
            gives = "Deliveries",
            queries = {"limit", "cursor", "status", "event", "since", "until"})
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Webhook webhook =
                subscriptions.find(Callers.tenant(request), Ids.webhook(id)).orElseThrow(Problems::nothingThere);
        Faults faults = new Faults();
        PageQuery page = PageQuery.read(first(uri, "limit"), first(uri, "cursor"), faults);
        DeliveryFilter filter = DeliveryFilterIn.read(
                webhook,
                new DeliveryFilterIn.Words(
                        first(uri, "status"), first(uri, "event"), first(uri, "since"), first(uri, "until")),
                faults);
        Problem.throwIfAny(faults);
        DeliveryId before = page.after() == 0 ? null : new DeliveryId(page.after());
        List<DeliveryView> deliveries = history.list(filter, before, page.lookAhead());
        return Answers.ok(page.page(
                "deliveries",
                deliveries,
                delivery -> delivery.entry().id().value(),
                delivery -> DeliveryOut.of(delivery, webhook.dialect())));
    }

    private static @Nullable String first(UriInfo uri, String name) {
        return uri.getQueryParameters().getFirst(name);
    }
}
