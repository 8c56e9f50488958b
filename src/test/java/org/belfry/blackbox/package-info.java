/**
 * The contract, tried from outside: the built bundle as a process, HTTP in and HTTP out.
 * Knows the wire and the kit of {@code org.belfry.testing}, nothing of Belfry's own classes.
 * Called by the build after packaging.
 */
@NullMarked
package org.belfry.blackbox;

import org.jspecify.annotations.NullMarked;
