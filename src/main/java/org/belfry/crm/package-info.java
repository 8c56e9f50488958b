/**
 * CRMs whose contacts are loaded back: where they are, how they are asked, and how their answers are read.
 * May know {@code mapping}, {@code targetauth}, {@code security}, {@code egress}; no SQL and no server.
 * Called by the native API and by whoever loads a contact.
 */
@NullMarked
package org.belfry.crm;

import org.jspecify.annotations.NullMarked;
