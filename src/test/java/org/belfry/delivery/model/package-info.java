/**
 * A model of what may happen to deliveries, small enough that all of it can be looked at.
 * Knows nothing of the database; {@code Replay} walks the same ways on a real one and compares.
 * Called by the tests alone.
 */
package org.belfry.delivery.model;
