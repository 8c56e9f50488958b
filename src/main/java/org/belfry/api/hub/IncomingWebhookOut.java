package org.belfry.api.hub;

import org.belfry.incoming.IncomingWebhook;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Secret;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** An incoming webhook as the native API shows it; the token is shown only just after it was made. */
final class IncomingWebhookOut {
    private IncomingWebhookOut() {}

    /** @param address of the webhook, without its token */
    static RawJson of(IncomingWebhook webhook, String address, @Nullable Secret token) {
        ObjectText out = new ObjectText().text("id", webhook.id().value());
        if (token != null) {
            out.text("token", token.reveal());
        }
        out.text("url", token == null ? address : address + "?token=" + token.reveal())
                .text("name", webhook.purpose().name())
                .text("event_type", webhook.purpose().eventType());
        WebhookOut.addText(out, "description", webhook.purpose().description());
        out.text("status", webhook.purpose().active() ? "active" : "inactive");
        guarding(out, webhook.guarding());
        Mapping mapping = webhook.work().mapping();
        if (mapping == null) {
            out.nothing("mapping");
        } else {
            out.raw("mapping", mapping.json());
        }
        out.raw("actions", webhook.work().actions().json());
        WebhookOut.addTime(out, "created_at", webhook.createdAt());
        WebhookOut.addTime(out, "updated_at", webhook.updatedAt());
        return out.done();
    }

    private static void guarding(ObjectText out, IncomingWebhook.Guarding guarding) {
        WebhookOut.addText(
                out,
                "api_key",
                guarding.apiKey() == null ? null : guarding.apiKey().mask());
        WebhookOut.addText(
                out,
                "signing_secret",
                guarding.signingSecret() == null
                        ? null
                        : guarding.signingSecret().mask());
        out.texts("allowed_addresses", guarding.allowed()).number("rate_limit_per_minute", guarding.perMinute());
    }
}
