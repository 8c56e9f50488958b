/**
 * Who a caller is and how secrets rest: credentials, roles, the vault that seals secrets with AES-256-GCM.
 * May know {@code kernel} and the JDK's cryptography; no HTTP, no SQL.
 * Called by {@code web}, {@code webhook}, {@code delivery} and the wiring.
 */
@NullMarked
package org.belfry.security;

import org.jspecify.annotations.NullMarked;
