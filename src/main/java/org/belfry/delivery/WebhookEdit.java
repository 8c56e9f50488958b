package org.belfry.delivery;

import java.util.List;
import org.belfry.kernel.Secret;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** What an owner wants of a webhook; null leaves a thing as it is. A new webhook needs a name, a URL and events. */
public record WebhookEdit(Basics basics, SendingEdit sending) {
    /** An edit of the basics alone. */
    public WebhookEdit(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable WebhookStatus status,
            @Nullable Secret secret) {
        this(new Basics(name, url, events, status, secret), SendingEdit.NOTHING);
    }

    /**
     * What every webhook has.
     *
     * @param url allowed by the egress policy
     * @param events canonical types or {@link org.belfry.dialect.Dialect#EVERYTHING}, at least one; replaces those before
     * @param status active or inactive
     */
    public record Basics(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable WebhookStatus status,
            @Nullable Secret secret) {}
}
