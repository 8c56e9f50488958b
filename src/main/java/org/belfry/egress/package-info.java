/**
 * Where Belfry may send: reading a URL strictly, and the one policy that every outward request passes.
 * Knows {@code java.*} only; it asks no DNS and opens no connection, addresses are handed in.
 * Called when a URL is configured, and by {@code egress.http} before each connection.
 */
@NullMarked
package org.belfry.egress;

import org.jspecify.annotations.NullMarked;
