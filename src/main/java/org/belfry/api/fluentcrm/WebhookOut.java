package org.belfry.api.fluentcrm;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.belfry.api.wordpress.TestOutcome;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.kernel.Page;
import org.belfry.web.JsonOut;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** FluentCRM's objects: members in the order of its page, instants in whole seconds UTC. */
final class WebhookOut {
    private WebhookOut() {}

    /** A webhook with its secret masked. */
    static JsonObject masked(Webhook webhook) {
        return with(webhook, webhook.secretMask());
    }

    /** A webhook with its secret as given: in full only just after it was made. */
    static JsonObject with(Webhook webhook, String secret) {
        JsonArrayBuilder events = JsonOut.array();
        webhook.events().forEach(events::add);
        return JsonOut.object()
                .add("id", webhook.id().value())
                .add("name", webhook.name())
                .add("url", webhook.url())
                .add("events", events)
                .add("status", webhook.status().wireName())
                .add("secret", secret)
                .add("created_at", seconds(webhook.createdAt()))
                .add("updated_at", seconds(webhook.updatedAt()))
                .build();
    }

    static JsonObject list(List<Webhook> webhooks) {
        JsonArrayBuilder list = JsonOut.array();
        webhooks.forEach(webhook -> list.add(masked(webhook)));
        return JsonOut.object().add("webhooks", list).build();
    }

    /** An entry of the delivery log. */
    static JsonObject delivery(DeliveryLog.Entry entry) {
        DeliveryLog.Result result = entry.result();
        JsonObjectBuilder delivery = JsonOut.object()
                .add("id", entry.id().value())
                .add("event", entry.event())
                .add("status", status(entry.status()));
        add(delivery, "response_code", result.responseCode());
        add(delivery, "response_time", result.responseTime());
        Instant attemptedAt = result.attemptedAt();
        if (attemptedAt == null) {
            delivery.addNull("attempted_at");
        } else {
            delivery.add("attempted_at", seconds(attemptedAt));
        }
        if (entry.test()) {
            delivery.add("test", true);
        }
        return delivery.build();
    }

    /** A page of the delivery log. */
    static JsonObject page(Page<DeliveryLog.Entry> page, DeliveryLog.Query query) {
        JsonArrayBuilder deliveries = JsonOut.array();
        page.items().forEach(entry -> deliveries.add(delivery(entry)));
        long lastPage = Math.max(1, (page.total() + query.size() - 1) / query.size());
        return JsonOut.object()
                .add("deliveries", deliveries)
                .add(
                        "pagination",
                        JsonOut.object()
                                .add("total", page.total())
                                .add("per_page", query.size())
                                .add("current_page", query.number())
                                .add("last_page", lastPage))
                .build();
    }

    static JsonObject test(TestOutcome outcome) {
        JsonObjectBuilder test =
                JsonOut.object().add("success", outcome.success()).add("message", outcome.message());
        add(test, "response_code", outcome.status());
        add(test, "response_time", outcome.millis());
        return test.build();
    }

    private static void add(JsonObjectBuilder object, String name, @Nullable Integer value) {
        if (value == null) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }

    private static String status(DeliveryStatus status) {
        return switch (status) {
            case READY -> "pending";
            case SUCCESS -> "success";
            case FAILED, CANCELLED -> "failed";
        };
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
