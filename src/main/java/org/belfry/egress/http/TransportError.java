package org.belfry.egress.http;

import java.util.Locale;

/** Why there is no answer: the fixed vocabulary of an attempt's {@code error}. */
public enum TransportError {
    /** The policy refused the destination or one of its addresses; nothing was sent. */
    EGRESS_DENIED,
    /** The name has no address, or DNS did not say. */
    DNS_FAILED,
    /** No address of the destination took the connection. */
    CONNECT_FAILED,
    /** No secure connection: certificate, host name, protocol version. */
    TLS_FAILED,
    /** The whole exchange took longer than it may. */
    TIMEOUT,
    /** The connection ended before the answer did. */
    CONNECTION_CLOSED,
    /** What came back is not HTTP, or more of it than is fit. */
    INVALID_RESPONSE,
    /** This node shut down meanwhile. */
    INTERRUPTED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As the log and the API spell it: {@code connect_failed}. */
    public String wireName() {
        return wireName;
    }
}
