/**
 * How each product speaks on the wire: envelope, header names, the events it offers and how it spells them.
 * Knows events, templates, raw JSON, signing and retry schedules; nothing of HTTP clients or databases.
 * Called by the delivery worker for every send, and by the APIs.
 */
@NullMarked
package org.belfry.dialect;

import org.jspecify.annotations.NullMarked;
