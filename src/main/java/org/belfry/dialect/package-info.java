/**
 * How one product speaks on the wire: envelope, header names, the events it offers.
 * Knows events, raw JSON and signing; nothing of HTTP clients, databases or retries.
 * Called by the delivery worker for every send, and by the API of the same dialect.
 */
@NullMarked
package org.belfry.dialect;

import org.jspecify.annotations.NullMarked;
