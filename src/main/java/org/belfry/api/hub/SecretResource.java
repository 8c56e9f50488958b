package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.delivery.Subscriptions;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Role;
import org.belfry.web.Callers;

/** Gives a webhook a new secret without a moment in which its target could not check signatures. */
@Path("webhooks/{id: [0-9]+}/secret/rotate")
@Dependent
public class SecretResource {
    private static final Duration USUAL_GRACE = Duration.ofHours(24);
    private static final Duration LONGEST_GRACE = Duration.ofDays(7);
    private static final Pattern GRACE = Pattern.compile("([0-9]{1,6})([smhd])");

    private final Subscriptions subscriptions;
    private final HttpServletRequest request;

    @Inject
    public SecretResource(Subscriptions subscriptions, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.request = request;
    }

    /** The answer holds the new secret in full, this once. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Gives a webhook a new secret; the one before signs beside it for a while",
            takes = "RotationWanted",
            bodyOptional = true,
            gives = "Rotation")
    public Response rotate(@PathParam("id") String id) {
        WebhookId webhook = Ids.webhook(id);
        Duration grace = grace(Bodies.optional(request));
        Subscriptions.Created rotated = subscriptions
                .rotateSecret(Callers.tenant(request), webhook, grace)
                .orElseThrow(Problems::nothingThere);
        ObjectText answer = new ObjectText().text("secret", rotated.secret().reveal());
        WebhookOut.addTime(
                answer, "previous_secret_expires_at", rotated.webhook().previousSecretUntil());
        return Answers.as(Response.ok(), answer.done())
                .header(HttpHeaders.ETAG, Revision.of(rotated.webhook()))
                .build();
    }

    private static Duration grace(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        Duration grace = form.valueOr("grace", USUAL_GRACE, USUAL_GRACE, value -> duration(MergeForm.text(value)));
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return grace == null ? USUAL_GRACE : grace;
    }

    private static Duration duration(String text) {
        Matcher form = GRACE.matcher(text);
        if (form.matches()) {
            Duration duration = Duration.of(Long.parseLong(form.group(1)), unit(form.group(2)));
            if (duration.compareTo(LONGEST_GRACE) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException("Must be a whole number with s, m, h or d behind, such as 24h; 0s to 7d.");
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
