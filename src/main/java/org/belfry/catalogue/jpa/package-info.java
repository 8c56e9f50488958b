/**
 * Keeps the types of tenants' own in the database through Jakarta Persistence.
 * May know {@code catalogue} and Jakarta Persistence.
 * Called through the port of {@code catalogue}.
 */
@NullMarked
package org.belfry.catalogue.jpa;

import org.jspecify.annotations.NullMarked;
