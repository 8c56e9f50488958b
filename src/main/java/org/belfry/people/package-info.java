/**
 * Who may come in beside the configured administrator: users, API keys, the tenants they belong to, and the check at the door.
 * May know {@code kernel} and {@code security}; only annotations of persistence.
 * Called by {@code web} for every request with credentials, and by the native API.
 */
@NullMarked
package org.belfry.people;

import org.jspecify.annotations.NullMarked;
