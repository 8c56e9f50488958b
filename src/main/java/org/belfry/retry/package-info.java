/**
 * What follows an attempt: {@link org.belfry.retry.NextStep} and the rules it is decided by, as pure functions.
 * Knows only the JDK; time and chance are handed in.
 * Called by the delivery worker, and by whoever lets a schedule be set.
 */
@NullMarked
package org.belfry.retry;

import org.jspecify.annotations.NullMarked;
