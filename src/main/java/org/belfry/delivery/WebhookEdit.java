package org.belfry.delivery;

import java.util.List;
import org.belfry.kernel.Secret;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of a webhook; null leaves a thing as it is. A new webhook needs a name, a URL and events.
 *
 * @param url allowed by the egress policy
 * @param events canonical types, at least one; replaces those before
 * @param status active or inactive
 */
public record WebhookEdit(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable WebhookStatus status,
        @Nullable Secret secret) {}
