/**
 * Reads the configuration once, opens the database, produces clock, executors and settings for every room.
 * May know every room; no room knows it.
 * Called by the server when the application starts and stops.
 */
@NullMarked
package org.belfry.wiring;

import org.jspecify.annotations.NullMarked;
