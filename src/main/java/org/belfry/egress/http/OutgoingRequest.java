package org.belfry.egress.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.belfry.egress.Destination;

/**
 * One request, complete but for what HTTP itself needs: {@code Host}, {@code Content-Length} and {@code Accept-Encoding:
 * identity} are added when it is sent.
 *
 * @param method a token, upper-case; never CONNECT
 * @param headers sent in this order; never framing or hop-by-hop fields
 * @param body sent as it stands; empty for none
 * @param timeout for the whole exchange: DNS, connection, TLS, request and answer
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on the hot path; requests are not compared
public record OutgoingRequest(
        Destination destination, String method, List<HeaderField> headers, byte[] body, Duration timeout) {

    /** Lower-case. What decides where a message ends or to whom it goes is the transport's own. */
    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Refuses with {@link IllegalArgumentException} what would break out of its line, or the framing. */
    public OutgoingRequest {
        headers = List.copyOf(headers);
        if (!isToken(method) || method.equals("CONNECT")) {
            throw new IllegalArgumentException("not a method");
        }
        for (HeaderField field : headers) {
            if (!isToken(field.name()) || RESERVED.contains(field.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not a header name that a request may set");
            }
            if (!isValue(field.value())) {
                throw new IllegalArgumentException("not the value of a header: " + field.name());
            }
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive");
        }
    }

    /** A POST, the usual one. */
    public static OutgoingRequest post(
            Destination destination, List<HeaderField> headers, byte[] body, Duration timeout) {
        return new OutgoingRequest(destination, "POST", headers, body, timeout);
    }

    /** Method and destination only: bodies and headers carry secrets. */
    @Override
    public String toString() {
        return method + ' ' + destination;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return false;
            }
        }
        return true;
    }
}
