package org.belfry.retry;

import java.util.Arrays;
import java.util.Optional;

/** Why an attempt failed: the fixed vocabulary of the log. */
public enum AttemptError {
    /** The whole exchange, answer included, did not end in time. */
    TIMEOUT("timeout"),
    /** The name of the target has no address. */
    UNKNOWN_HOST("unknown_host"),
    /** No connection to any address of the target. */
    CONNECT_FAILED("connect_failed"),
    /** The TLS handshake failed, or the certificate is not valid for the name. */
    TLS_FAILED("tls_failed"),
    /** The connection broke before the answer was complete. */
    CONNECTION_LOST("connection_lost"),
    /** What came back is no HTTP. */
    BAD_RESPONSE("bad_response"),
    /** The operator's rules do not let requests go there. */
    DESTINATION_REFUSED("destination_refused"),
    /** Answered 300 to 399; redirects are not followed. */
    REDIRECT("redirect"),
    /** Answered with another status than 200 to 299. */
    UNEXPECTED_STATUS("unexpected_status"),
    /** Answered 200 to 299, but the webhook expects JSON and got none. */
    INVALID_JSON("invalid_json");

    private final String word;

    AttemptError(String word) {
        this.word = word;
    }

    /** How it is stored and shown. */
    public String word() {
        return word;
    }

    /** The error that is spelled {@code word}. */
    public static Optional<AttemptError> named(String word) {
        return Arrays.stream(values()).filter(error -> error.word.equals(word)).findFirst();
    }
}
