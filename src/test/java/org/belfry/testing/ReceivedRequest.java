package org.belfry.testing;

import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param line the request line
 * @param headers the header lines, in order
 * @param body decoded as Latin-1, so that every byte is one character
 */
public record ReceivedRequest(String line, List<String> headers, String body) {
    public ReceivedRequest {
        headers = List.copyOf(headers);
    }
}
