package org.belfry.delivery;

import org.belfry.webhook.TemplateId;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery carries.
 *
 * @param template the version of the webhook's own body at the time of the event; null for its dialect's
 */
public record StoredLetter(StoredEvent event, @Nullable TemplateId template) {}
