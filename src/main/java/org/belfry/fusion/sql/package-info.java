/**
 * The queue of contacts to be loaded, what CRMs call contacts, and members, in tables.
 * May know {@code fusion} and {@code database}.
 * Called through the ports of {@code fusion}.
 */
@NullMarked
package org.belfry.fusion.sql;

import org.jspecify.annotations.NullMarked;
