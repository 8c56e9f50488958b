package org.belfry.delivery.worker;

import org.belfry.delivery.StoredEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.template.PayloadTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, the same on every attempt.
 *
 * @param template the body that the webhook's owner had built when the event happened; null for the dialect's own
 */
record Letter(DeliveryId delivery, StoredEvent event, @Nullable PayloadTemplate template) {}
