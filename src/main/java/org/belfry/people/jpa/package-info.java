/**
 * Keeps users, API keys and tenants in the database through Jakarta Persistence.
 * May know {@code people} and Jakarta Persistence.
 * Called through the ports of {@code people}.
 */
@NullMarked
package org.belfry.people.jpa;

import org.jspecify.annotations.NullMarked;
