/**
 * The pump: claims what is due, sends it without holding a thread or a connection, records what came of it.
 * May know {@code delivery} and {@code egress.http}.
 * Called by the wiring, nudged after each commit.
 */
@NullMarked
package org.belfry.delivery.worker;

import org.jspecify.annotations.NullMarked;
