/**
 * Belfry's door for other applications of the same server: {@link org.belfry.neighbour.Neighbour} on their side.
 * Knows events and the JDK, because their class loaders share nothing else with ours.
 * Called by those applications, which carry this room in belfry-api.jar, and by the bean that opens.
 */
@NullMarked
package org.belfry.neighbour;

import org.jspecify.annotations.NullMarked;
