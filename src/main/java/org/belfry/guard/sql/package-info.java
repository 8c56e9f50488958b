/**
 * Claims and locks of the guards, in the database, so that every node sees them.
 * May know {@code guard} and {@code database}.
 * Called through the ports {@code Claims} and {@code Locks}.
 */
@NullMarked
package org.belfry.guard.sql;

import org.jspecify.annotations.NullMarked;
