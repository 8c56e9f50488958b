package org.belfry.api.community;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import org.belfry.api.wordpress.TestOutcome;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Fluent Community's objects: each answer has the members that its page shows, in their order. */
final class WebhookOut {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private WebhookOut() {}

    /** A webhook, its secret and what may be a credential in its headers masked. */
    static RawJson webhook(Webhook webhook, CustomHeaders headers) {
        return new ObjectText()
                .number("id", webhook.id().value())
                .text("name", webhook.name())
                .text("url", webhook.url())
                .texts("events", webhook.events())
                .text("status", webhook.status().wireName())
                .text("secret", webhook.secretMask())
                .raw("headers", object(headers.masked()))
                .number("retry_count", retries(webhook))
                .text("last_triggered_at", utc(webhook.trackRecord().lastTriggeredAt()))
                .text("last_error", webhook.trackRecord().lastError())
                .text("created_at", utc(webhook.createdAt()))
                .text("updated_at", utc(webhook.updatedAt()))
                .done();
    }

    static RawJson list(Collection<RawJson> webhooks) {
        return new ObjectText().raw("webhooks", ObjectText.listed(webhooks)).done();
    }

    /** @param secret in full, this once */
    static RawJson created(Webhook webhook, String secret) {
        return new ObjectText()
                .number("id", webhook.id().value())
                .text("name", webhook.name())
                .text("url", webhook.url())
                .texts("events", webhook.events())
                .text("status", webhook.status().wireName())
                .text("secret", secret)
                .number("retry_count", retries(webhook))
                .text("created_at", utc(webhook.createdAt()))
                .text("message", "Webhook created successfully.")
                .done();
    }

    static RawJson updated(Webhook webhook) {
        return new ObjectText()
                .number("id", webhook.id().value())
                .text("name", webhook.name())
                .texts("events", webhook.events())
                .text("status", webhook.status().wireName())
                .text("updated_at", utc(webhook.updatedAt()))
                .text("message", "Webhook updated successfully.")
                .done();
    }

    static RawJson deleted() {
        return new ObjectText().text("message", "Webhook deleted successfully.").done();
    }

    static RawJson tested(TestOutcome outcome) {
        return new ObjectText()
                .truth("success", outcome.success())
                .number("status_code", outcome.status())
                .number("response_time", outcome.millis())
                .text("message", outcome.message())
                .done();
    }

    private static int retries(Webhook webhook) {
        return webhook.retrySchedule().steps().size();
    }

    private static RawJson object(Map<String, String> texts) {
        ObjectText object = new ObjectText();
        texts.forEach(object::text);
        return object.done();
    }

    /** Whole seconds; the rest is cut off. */
    private static @Nullable String utc(@Nullable Instant instant) {
        return instant == null ? null : UTC.format(instant);
    }
}
