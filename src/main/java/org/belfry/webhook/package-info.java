/**
 * Webhooks: outgoing subscriptions, their life and the port that keeps them.
 * May know {@code kernel}, {@code event}, {@code dialect}; only annotations of persistence.
 * Called by {@code delivery} and the APIs.
 */
@NullMarked
package org.belfry.webhook;

import org.jspecify.annotations.NullMarked;
