package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** One request as it came over the wire: header names in the sender's spelling and order, the body's own bytes. */
public final class RecordedRequest {
    private final int arrival;
    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;

    RecordedRequest(int arrival, String method, String target, List<Header> headers, byte[] body) {
        this.arrival = arrival;
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /** One header line. */
    public record Header(String name, String value) {}

    /** Place in the order of arrival at the sink, over all paths, from 0. */
    public int arrival() {
        return arrival;
    }

    public String method() {
        return method;
    }

    /** Path with query, as sent. */
    public String target() {
        return target;
    }

    /** Path without query. */
    public String path() {
        return pathOf(target);
    }

    public List<Header> headers() {
        return headers;
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, UTF_8);
    }

    static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String toString() {
        return "#" + arrival + " " + method + " " + target + " " + text();
    }
}
