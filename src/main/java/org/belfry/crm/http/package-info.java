/**
 * Asks a CRM for one contact, under the egress policy.
 * May know {@code crm} and {@code egress.http}.
 * Called by whoever loads a contact, who holds neither a transaction nor a connection meanwhile.
 */
@NullMarked
package org.belfry.crm.http;

import org.jspecify.annotations.NullMarked;
