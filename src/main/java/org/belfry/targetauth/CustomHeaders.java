package org.belfry.targetauth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.belfry.kernel.Echo;
import org.belfry.kernel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Headers that a webhook's owner adds to every delivery: names of RFC 9110, printable ASCII values, at most 32, none of those
 * that HTTP, proxies or Belfry itself write. Some are credentials in all but name, so it never prints itself.
 */
public final class CustomHeaders {
    /** No header. */
    public static final CustomHeaders NONE = new CustomHeaders(Map.of());

    private static final List<String> SENSITIVE_NAMES =
            List.of("auth", "bearer", "credential", "jwt", "key", "passw", "secret", "session", "signature", "token");
    private static final List<String> SENSITIVE_VALUES = List.of("basic ", "bearer ", "digest ", "token ");

    private final Map<String, String> values;

    private CustomHeaders(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Headers in the order of {@code values}.
     *
     * @throws IllegalArgumentException with one sentence that names the header which is refused
     */
    public static CustomHeaders of(Map<String, String> values) {
        HeaderRules.checkNames(values.keySet());
        values.forEach(HeaderRules::checkValue);
        return new CustomHeaders(values);
    }

    /**
     * As {@link #of}, but a value that is only what {@link #masked} shows of {@code before} stands for the value itself: so
     * what was shown can be sent back.
     */
    public static CustomHeaders of(Map<String, String> values, CustomHeaders before) {
        Map<String, String> masked = before.masked();
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String known = before.values.get(name);
            kept.put(name, known != null && value.equals(masked.get(name)) ? known : value);
        });
        return of(kept);
    }

    /** The values as they are sent; in order, not modifiable. */
    public Map<String, String> reveal() {
        return values;
    }

    /** What may be shown: values that look like credentials are cut. */
    public Map<String, String> masked() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> shown(header.getKey(), header.getValue()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** @throws IllegalArgumentException with one sentence when {@code auth} sets one of these headers, too */
    public void checkBeside(TargetAuth auth) {
        for (String name : values.keySet()) {
            if (auth.headerNames().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException(
                        "The header " + Echo.of(name) + " is set by the authentication already.");
            }
        }
    }

    private static String shown(String name, String value) {
        String lowerName = name.toLowerCase(Locale.ROOT);
        String lowerValue = value.toLowerCase(Locale.ROOT);
        boolean sensitive = SENSITIVE_NAMES.stream().anyMatch(lowerName::contains)
                || SENSITIVE_VALUES.stream().anyMatch(lowerValue::startsWith);
        return sensitive && !value.isEmpty() ? new Secret(value).masked() : value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomHeaders that
                && List.copyOf(values.entrySet()).equals(List.copyOf(that.values.entrySet()));
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names only. */
    @Override
    public String toString() {
        return "CustomHeaders" + values.keySet();
    }
}
