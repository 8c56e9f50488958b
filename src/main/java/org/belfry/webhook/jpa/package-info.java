/**
 * Keeps webhooks in the database through Jakarta Persistence.
 * May know {@code webhook} and Jakarta Persistence.
 * Called through the {@code Webhooks} port.
 */
@NullMarked
package org.belfry.webhook.jpa;

import org.jspecify.annotations.NullMarked;
