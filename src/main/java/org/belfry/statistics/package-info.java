/**
 * What became of deliveries, counted by hour and day: tallies, response times, and reading them back.
 * May know the kernel; its {@code sql} keeps it. Nothing of deliveries, which write their tallies here.
 * Called by the recording of results, by the maintenance jobs and by the APIs.
 */
@NullMarked
package org.belfry.statistics;

import org.jspecify.annotations.NullMarked;
