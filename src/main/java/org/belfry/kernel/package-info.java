/**
 * The words that every room uses: ids, {@link org.belfry.kernel.Secret}, tenant, and the port to a transaction.
 * Knows only the JDK.
 * Called by every room.
 */
@NullMarked
package org.belfry.kernel;

import org.jspecify.annotations.NullMarked;
