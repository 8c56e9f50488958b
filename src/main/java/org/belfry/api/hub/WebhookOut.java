package org.belfry.api.hub;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.belfry.dialect.Dialect;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.targetauth.AuthJson;
import org.belfry.webhook.KeptTemplate;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.belfry.webhook.TrackRecord;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook as the native API shows it; credentials are masked. */
final class WebhookOut {
    private WebhookOut() {}

    /**
     * The webhook.
     *
     * @param secret in full only just after it was made
     */
    static RawJson of(Webhook webhook, String secret, TargetAccess access) {
        ObjectText out = new ObjectText()
                .number("id", webhook.id().value())
                .text("name", webhook.name())
                .text("url", webhook.url())
                .texts("events", events(webhook))
                .text("dialect", webhook.dialect().wireName())
                .text("status", webhook.status().wireName())
                .text("secret", secret);
        addTime(out, "previous_secret_expires_at", webhook.previousSecretUntil());
        out.raw("headers", headers(access.headers().masked())).raw("auth", AuthJson.masked(access.auth()));
        KeptTemplate template = webhook.template();
        if (template == null) {
            out.nothing("payload_template");
        } else {
            out.raw("payload_template", template.source());
        }
        addTerms(out, webhook);
        addRecord(out, webhook.trackRecord());
        addTime(out, "created_at", webhook.createdAt());
        addTime(out, "updated_at", webhook.updatedAt());
        return out.done();
    }

    private static List<String> events(Webhook webhook) {
        Dialect dialect = webhook.dialect();
        return webhook.events().stream().map(dialect::spell).toList();
    }

    private static RawJson headers(Map<String, String> masked) {
        ObjectText headers = new ObjectText();
        masked.forEach(headers::text);
        return headers.done();
    }

    private static void addTerms(ObjectText out, Webhook webhook) {
        Terms terms = webhook.terms();
        out.texts("retry_schedule", webhook.retrySchedule().spelled())
                .number("timeout_seconds", terms.timeout().toSeconds())
                .number("max_in_flight", terms.inFlight());
        if (terms.perSecond() == 0) {
            out.nothing("rate_limit_per_second");
        } else {
            out.number("rate_limit_per_second", terms.perSecond());
        }
        addTruth(out, "expect_json", terms.expectJson());
    }

    private static void addRecord(ObjectText out, TrackRecord record) {
        out.number("consecutive_failures", record.consecutiveFailures());
        addTime(out, "last_triggered_at", record.lastTriggeredAt());
        addText(out, "last_error", record.lastError());
    }

    static void addText(ObjectText out, String name, @Nullable String text) {
        out.text(name, text);
    }

    static void addNumber(ObjectText out, String name, @Nullable Integer number) {
        out.number(name, number);
    }

    static void addTruth(ObjectText out, String name, boolean truth) {
        out.truth(name, truth);
    }

    /** ISO-8601 in UTC, with milliseconds where there are some. */
    static void addTime(ObjectText out, String name, @Nullable Instant time) {
        addText(
                out,
                name,
                time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
