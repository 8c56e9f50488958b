/**
 * Which events there are: the catalogue that everybody has, and the types that tenants have registered beside it.
 * May know {@code event}, {@code dialect}, {@code json} and {@code kernel}; only annotations of persistence.
 * Called by {@code delivery} before an event is taken, and by the APIs.
 */
@NullMarked
package org.belfry.catalogue;

import org.jspecify.annotations.NullMarked;
