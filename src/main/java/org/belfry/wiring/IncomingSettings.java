package org.belfry.wiring;

import org.belfry.egress.AddressRanges;

/**
 * What the configuration says of requests that come in.
 *
 * @param trustedProxies whose {@code X-Forwarded-For} counts
 * @param loopbackGuard whether a contact that Belfry has just tagged is locked for a minute
 */
record IncomingSettings(AddressRanges trustedProxies, boolean loopbackGuard) {}
