package org.belfry.api.hub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.DeliveryView;
import org.belfry.dialect.Body;
import org.belfry.dialect.Dialect;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** Deliveries and attempts as the native API shows them. */
final class DeliveryOut {
    private DeliveryOut() {}

    /** A delivery in a list. */
    static RawJson of(DeliveryView delivery, Dialect dialect) {
        return members(delivery, dialect).done();
    }

    /** A delivery by itself, with its body as it is sent; null when its event was purged. */
    static RawJson with(Optional<Body> body, DeliveryView delivery, Dialect dialect) {
        ObjectText out = members(delivery, dialect);
        if (body.isEmpty()) {
            out.nothing("payload");
        } else {
            out.raw("payload", RawJson.stored(body.get().bytes()));
        }
        return out.texts("warnings", body.map(Body::warnings).orElse(List.of())).done();
    }

    private static ObjectText members(DeliveryView delivery, Dialect dialect) {
        DeliveryLog.Entry entry = delivery.entry();
        DeliveryView.Progress progress = delivery.progress();
        ObjectText out = new ObjectText()
                .number("id", entry.id().value())
                .number("webhook_id", delivery.webhook().value())
                .text("event", dialect.spell(entry.event()))
                .text("event_id", delivery.eventId())
                .text("status", word(entry.status()));
        WebhookOut.addTruth(out, "test", entry.test());
        out.number("attempts", progress.attempts());
        WebhookOut.addNumber(out, "status_code", entry.result().responseCode());
        WebhookOut.addNumber(out, "response_time", entry.result().responseTime());
        WebhookOut.addText(out, "error", progress.error());
        WebhookOut.addTime(out, "created_at", delivery.createdAt());
        WebhookOut.addTime(out, "attempted_at", entry.result().attemptedAt());
        WebhookOut.addTime(out, "next_attempt_at", progress.nextAttemptAt());
        return out;
    }

    private static String word(DeliveryStatus status) {
        return status == DeliveryStatus.READY ? "pending" : status.wireName();
    }

    static RawJson attempts(List<Attempt> attempts) {
        return new ObjectText()
                .raw(
                        "attempts",
                        ObjectText.listed(
                                attempts.stream().map(DeliveryOut::attempt).toList()))
                .done();
    }

    private static RawJson attempt(Attempt attempt) {
        ObjectText out = new ObjectText().number("number", attempt.number());
        WebhookOut.addTime(out, "attempted_at", attempt.startedAt());
        out.number("response_time", attempt.durationMillis());
        WebhookOut.addNumber(out, "status_code", attempt.status());
        WebhookOut.addText(
                out, "error", attempt.error() == null ? null : attempt.error().word());
        Attempt.Answer answer = attempt.answer();
        if (answer == null) {
            return out.nothing("response_headers").nothing("response_body").done();
        }
        return out.raw("response_headers", headers(answer.headers()))
                .text("response_body", new String(answer.body(), StandardCharsets.UTF_8))
                .done();
    }

    /** A list, because a name may come twice. */
    private static RawJson headers(String lines) {
        return ObjectText.listed(lines.lines()
                .map(line -> {
                    int colon = line.indexOf(": ");
                    return new ObjectText()
                            .text("name", line.substring(0, colon))
                            .text("value", line.substring(colon + 2))
                            .done();
                })
                .toList());
    }
}
