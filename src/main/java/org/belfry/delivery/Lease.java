package org.belfry.delivery;

import java.time.Duration;

/**
 * The right to send a delivery, for a while.
 *
 * @param owner the node that has it
 * @param time longer than the longest exchange and the recording of its result; counted by the database's clock
 */
public record Lease(String owner, Duration time) {}
