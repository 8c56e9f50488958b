package org.belfry.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of a URL or a form, read without the server, which would read the body for them. */
public final class FormText {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @param text without a question mark; null for none */
    public FormText(@Nullable String text) {
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value);
        }
    }

    /** What is no escape stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Whether it is there, be it blank. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** All values that are not blank. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** The value that is there once; of two nobody knows which one counts. */
    public @Nullable String one(String name) {
        List<String> all = all(name);
        return all.size() == 1 ? all.get(0) : null;
    }
}
