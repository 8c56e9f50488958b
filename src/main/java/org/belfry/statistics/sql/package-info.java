/**
 * Tallies and statistics in the database.
 * May know the statistics and JDBC.
 * Called by the recording of results, by the wiring and by the jobs through their ports.
 */
@NullMarked
package org.belfry.statistics.sql;

import org.jspecify.annotations.NullMarked;
