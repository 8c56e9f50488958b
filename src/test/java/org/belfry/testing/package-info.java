/**
 * What the tests stand on: a sink that records, the bundle as a process, a real PostgreSQL, golden conversations.
 * Knows the contract's wire and the JDK, nothing of Belfry's own classes.
 * Called by the black-box tests and by the contract suites of the ports.
 */
@NullMarked
package org.belfry.testing;

import org.jspecify.annotations.NullMarked;
