package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Set;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Redelivery;
import org.belfry.delivery.Subscriptions;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;

/** Sends many deliveries of a webhook anew. */
@Path("webhooks/{id: [0-9]+}/replay")
@Dependent
public class ReplayResource {
    private final Subscriptions subscriptions;
    private final Redelivery redelivery;
    private final HttpServletRequest request;

    @Inject
    public ReplayResource(Subscriptions subscriptions, Redelivery redelivery, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.redelivery = redelivery;
        this.request = request;
    }

    /** Of the deliveries that have ended, those that match, or all; with {@code dry_run} they are only counted. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Sends many deliveries anew, or counts them",
            takes = "ReplayWanted",
            bodyOptional = true,
            gives = "Matched",
            status = 202)
    public Response start(@PathParam("id") String id) {
        WebhookId webhookId = Ids.webhook(id);
        JsonSlice body = Bodies.optional(request);
        Webhook webhook = subscriptions.find(Callers.tenant(request), webhookId).orElseThrow(Problems::nothingThere);
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        Set<DeliveryStatus> statuses = form.value("status", value -> ended(MergeForm.text(value)));
        Instant since = form.value("since", value -> DeliveryFilterIn.instant(MergeForm.text(value)));
        Instant until = form.value("until", value -> DeliveryFilterIn.instant(MergeForm.text(value)));
        Boolean dryRun = form.value("dry_run", MergeForm::truth);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        DeliveryFilter filter =
                new DeliveryFilter(webhook.id(), statuses == null ? Set.of() : statuses, null, since, until);
        int matched = Boolean.TRUE.equals(dryRun) ? redelivery.preview(filter) : redelivery.replay(filter);
        return Answers.accepted(new ObjectText().number("matched", matched).done());
    }

    private static Set<DeliveryStatus> ended(String status) {
        return switch (status) {
            case "success" -> Set.of(DeliveryStatus.SUCCESS);
            case "failed" -> Set.of(DeliveryStatus.FAILED);
            case "cancelled" -> Set.of(DeliveryStatus.CANCELLED);
            default -> throw new IllegalArgumentException("Must be success, failed or cancelled.");
        };
    }
}
