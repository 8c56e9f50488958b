/**
 * Deliveries: one event on its way to one webhook, from the caller's transaction to success or failure.
 * May know the lower floors; no SQL, no HTTP client.
 * Called by the APIs, by CDI events, and by its own worker.
 */
@NullMarked
package org.belfry.delivery;

import org.jspecify.annotations.NullMarked;
