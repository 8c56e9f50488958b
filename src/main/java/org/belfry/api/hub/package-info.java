/**
 * The native API below {@code /api/v1} and the facade for callers in the same server.
 * May know every lower floor; never a dialect's API.
 * Called over HTTP and by enterprise beans.
 */
@NullMarked
package org.belfry.api.hub;

import org.jspecify.annotations.NullMarked;
