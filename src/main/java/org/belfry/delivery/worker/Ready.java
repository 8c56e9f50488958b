package org.belfry.delivery.worker;

import org.belfry.delivery.Claimed;

/**
 * A leased delivery that may leave as soon as its lane lets it.
 *
 * @param sendBefore epoch ms; later its lease is too short for the exchange
 */
record Ready(Claimed claimed, Route route, Letter letter, long sendBefore) {}
