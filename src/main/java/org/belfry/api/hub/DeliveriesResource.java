package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.belfry.delivery.DeliveryHistory;
import org.belfry.delivery.DeliveryView;
import org.belfry.delivery.Redelivery;
import org.belfry.delivery.SentPayloads;
import org.belfry.delivery.Subscriptions;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;

/** Single deliveries, whosever webhook they go to. */
@Path("deliveries/{id: [0-9]+}")
@Dependent
public class DeliveriesResource {
    private final DeliveryHistory history;
    private final SentPayloads payloads;
    private final Subscriptions subscriptions;
    private final Redelivery redelivery;
    private final HttpServletRequest request;

    @Inject
    public DeliveriesResource(
            DeliveryHistory history,
            SentPayloads payloads,
            Subscriptions subscriptions,
            Redelivery redelivery,
            HttpServletRequest request) {
        this.history = history;
        this.payloads = payloads;
        this.subscriptions = subscriptions;
        this.redelivery = redelivery;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A delivery with its body as it is sent", gives = "DeliveryWhole")
    public Response get(@PathParam("id") String id) {
        return Answers.ok(shown(delivery(id)));
    }

    @GET
    @Path("attempts")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "The attempts of a delivery", gives = "Attempts")
    public Response attempts(@PathParam("id") String id) {
        return Answers.ok(DeliveryOut.attempts(
                history.attempts(tenant(), Ids.delivery(id)).orElseThrow(Problems::nothingThere)));
    }

    /** Sends it anew with all its retries before it; one that waits for a retry goes now instead. */
    @POST
    @Path("retry")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Sends a delivery anew, with all its retries before it",
            gives = "DeliveryWhole",
            status = 202,
            conflicts = true)
    public Response retry(@PathParam("id") String id) {
        DeliveryView delivery = delivery(id);
        if (delivery.entry().test()) {
            throw Problems.conflict("A test is not sent anew; send another one.");
        }
        if (subscriptions.find(tenant(), delivery.webhook()).isEmpty()) {
            throw Problems.conflict("Its webhook was deleted.");
        }
        if (!redelivery.retry(tenant(), delivery.entry().id())) {
            throw Problems.nothingThere();
        }
        return Answers.accepted(shown(delivery(id)));
    }

    /** Ends a delivery that waits. */
    @POST
    @Path("cancel")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Ends a delivery that waits", gives = "DeliveryWhole", conflicts = true)
    public Response cancel(@PathParam("id") String id) {
        return switch (redelivery.cancel(tenant(), Ids.delivery(id))) {
            case CANCELLED -> Answers.ok(shown(delivery(id)));
            case TOO_LATE -> throw Problems.conflict("It has ended, or is just being sent.");
            case UNKNOWN -> throw Problems.nothingThere();
        };
    }

    private RawJson shown(DeliveryView delivery) {
        DeliveryId id = delivery.entry().id();
        SentPayloads.Sent sent = payloads.find(tenant(), id).orElseThrow(Problems::nothingThere);
        return DeliveryOut.with(sent.body(), delivery, sent.dialect());
    }

    private DeliveryView delivery(String id) {
        return history.find(tenant(), Ids.delivery(id)).orElseThrow(Problems::nothingThere);
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
