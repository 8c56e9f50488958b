package org.belfry.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer of the server: status, headers (names in lower case), body as text. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    public Reply {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The media type without parameters; empty when there is none. */
    public String mediaType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    }

    public Json json() {
        return Json.parse(body);
    }
}
