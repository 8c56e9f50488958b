/**
 * How fast the built bundle is, seen from outside: what arrives at a sink, set against the bare loop of the HTTP client.
 * Knows the wire, the kit of {@code org.belfry.testing}, and, in {@code Fill} alone, the engine's tables.
 * Called by {@code mvn -Pbench verify} and by hand; no test calls it.
 */
@NullMarked
package org.belfry.bench;

import org.jspecify.annotations.NullMarked;
