package org.belfry.egress.http;

import java.time.Duration;
import java.util.List;

/** How a request ended. */
public sealed interface Exchange {

    /** From {@link HttpTransport#send} to the end, DNS and waiting for a connection included. */
    Duration took();

    /**
     * An answer came, of whatever status.
     *
     * @param status 200–999
     * @param headers the first of them, as {@link ResponseLimits} says
     * @param body its first 16 KiB, or 64 KiB of one that was asked for, as received: never decoded
     */
    @SuppressWarnings("ArrayRecordComponent") // raw bytes on the hot path; exchanges are not compared
    record Answered(int status, List<HeaderField> headers, byte[] body, Duration took) implements Exchange {}

    /**
     * No answer came.
     *
     * @param detail for the operator's log only: one line, nothing of the request in it
     */
    record Failed(TransportError error, String detail, Duration took) implements Exchange {}
}
