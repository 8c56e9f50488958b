package org.belfry.targetauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.belfry.kernel.Secret;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AuthJson} describes; members that a method does not have are refused. */
final class AuthReader {
    private static final String TYPE = "type";

    private final Map<String, JsonSlice> members;

    private AuthReader(Map<String, JsonSlice> members) {
        this.members = members;
    }

    static TargetAuth read(JsonSlice json, TargetAuth before) {
        if (json.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("auth must be an object.");
        }
        AuthReader reader = new AuthReader(json.members());
        return switch (reader.text(TYPE)) {
            case "none" -> reader.none();
            case "api_key" -> reader.apiKey(before instanceof TargetAuth.ApiKey key ? key.value() : null);
            case "bearer" -> reader.bearer(before instanceof TargetAuth.Bearer bearer ? bearer.token() : null);
            case "headers" -> reader.headers(before instanceof TargetAuth.Headers known ? known.values() : Map.of());
            case "query" -> reader.query(before instanceof TargetAuth.Query query ? query.value() : null);
            default ->
                throw new IllegalArgumentException(
                        "auth.type must be one of none, api_key, bearer, headers and query.");
        };
    }

    private TargetAuth none() {
        allow(Set.of(TYPE));
        return new TargetAuth.None();
    }

    private TargetAuth apiKey(@Nullable Secret known) {
        allow(Set.of(TYPE, "header", "value"));
        String header = members.containsKey("header") ? text("header") : TargetAuth.ApiKey.USUAL_HEADER;
        return new TargetAuth.ApiKey(header, unmasked(text("value"), known));
    }

    private TargetAuth bearer(@Nullable Secret known) {
        allow(Set.of(TYPE, "token"));
        return new TargetAuth.Bearer(unmasked(text("token"), known));
    }

    private TargetAuth headers(Map<String, Secret> known) {
        allow(Set.of(TYPE, "headers"));
        Map<String, Secret> values = new LinkedHashMap<>();
        JsonSlice headers = member("headers");
        if (headers.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("auth.headers must be an object.");
        }
        headers.members()
                .forEach((name, value) ->
                        values.put(name, unmasked(text("headers." + Echo.of(name), value), known.get(name))));
        return new TargetAuth.Headers(values);
    }

    private TargetAuth query(@Nullable Secret known) {
        allow(Set.of(TYPE, "name", "value"));
        return new TargetAuth.Query(text("name"), unmasked(text("value"), known));
    }

    private static Secret unmasked(String given, @Nullable Secret known) {
        return known != null && known.masked().equals(given) ? known : new Secret(given);
    }

    private void allow(Set<String> names) {
        for (String name : members.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("auth.%s is no member of this type.".formatted(Echo.of(name)));
            }
        }
    }

    private String text(String name) {
        return text(name, member(name));
    }

    private static String text(String name, JsonSlice value) {
        if (value.kind() != Kind.STRING || value.text().isEmpty()) {
            throw new IllegalArgumentException("auth.%s must be a text that is not empty.".formatted(name));
        }
        return value.text();
    }

    private JsonSlice member(String name) {
        JsonSlice value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("auth.%s is missing.".formatted(name));
        }
        return value;
    }
}
