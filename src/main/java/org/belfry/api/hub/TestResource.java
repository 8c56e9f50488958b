package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.belfry.catalogue.Catalogue;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.TestSending;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Sends a sample to a webhook, whatever its status. */
@Path("webhooks/{id: [0-9]+}/test")
@Dependent
public class TestResource {
    private final Subscriptions subscriptions;
    private final TestSending tests;
    private final Catalogue catalogue;
    private final HttpServletRequest request;

    @Inject
    public TestResource(
            Subscriptions subscriptions, TestSending tests, Catalogue catalogue, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.tests = tests;
        this.catalogue = catalogue;
        this.request = request;
    }

    /** Sends the event type in the body, or the first that is subscribed to, with the data in the body, or made-up data. */
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Sends a sample, whatever the status of the webhook",
            takes = "TestWanted",
            bodyOptional = true,
            gives = "TestResult")
    public CompletionStage<Response> send(@PathParam("id") String id) {
        WebhookId webhookId = Ids.webhook(id);
        JsonSlice body = Bodies.optional(request);
        Webhook webhook = subscriptions.find(Callers.tenant(request), webhookId).orElseThrow(Problems::nothingThere);
        return tests.send(webhook, TestIn.sample(webhook, body, catalogue))
                .thenApply(attempt -> Answers.ok(told(attempt)));
    }

    private static RawJson told(Optional<Attempt> attempt) {
        Integer status = attempt.map(Attempt::status).orElse(null);
        ObjectText out = new ObjectText();
        WebhookOut.addTruth(out, "success", attempt.isPresent() && attempt.get().error() == null);
        WebhookOut.addNumber(out, "status_code", status);
        WebhookOut.addNumber(
                out, "response_time", attempt.map(Attempt::durationMillis).orElse(null));
        WebhookOut.addText(
                out,
                "response_body",
                attempt.map(Attempt::answer)
                        .map(answer -> new String(answer.body(), StandardCharsets.UTF_8))
                        .orElse(null));
        return out.text("message", message(attempt, status)).done();
    }

    private static String message(Optional<Attempt> attempt, @Nullable Integer status) {
        AttemptError error = attempt.map(Attempt::error).orElse(null);
        if (status != null) {
            return error == AttemptError.INVALID_JSON
                    ? "The target answered " + status + ", but not with JSON."
                    : "The target answered " + status + ".";
        }
        return "The target did not answer: " + (error == null ? "interrupted" : error.word()) + ".";
    }
}
