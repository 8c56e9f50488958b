/**
 * A shop that is deployed beside Belfry in one server, as an application of somebody else's would be.
 * Knows belfry-api.jar, Jakarta EE, and the data source it shares with Belfry; nothing else of Belfry.
 * Called over HTTP by NeighbourIT, which packs it into a WAR.
 */
@NullMarked
package org.belfry.example;

import org.jspecify.annotations.NullMarked;
