/**
 * Webhooks: outgoing subscriptions, their life and the port that keeps them.
 * May know the lower floors; only annotations of persistence.
 * Called by {@code delivery} and the APIs.
 */
@NullMarked
package org.belfry.webhook;

import org.jspecify.annotations.NullMarked;
