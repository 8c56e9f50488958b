/**
 * How Belfry sends: one HTTP/1.1 exchange with a checked address, within one deadline, ending in one of two ways.
 * Knows {@code egress} and Apache HttpClient; it knows nothing of webhooks, and no other room knows the client library.
 * Called by whoever sends: deliveries, tests of a webhook, actions, CRM connections.
 */
@NullMarked
package org.belfry.egress.http;

import org.jspecify.annotations.NullMarked;
