package org.belfry.targetauth;

import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Secret;

/**
 * Authentication as the native API writes it: {@code {"type":"none"}}, {@code {"type":"api_key","header"?,"value"}},
 * {@code {"type":"bearer","token"}}, {@code {"type":"headers","headers":{}}}, {@code {"type":"query","name","value"}}.
 */
public final class AuthJson {
    private AuthJson() {}

    /**
     * The authentication that {@code json} tells. A secret that is only what {@link #masked} shows of {@code before} stands
     * for the secret itself: so what was shown can be sent back.
     *
     * @param before {@link TargetAuth.None} when there was none
     * @throws IllegalArgumentException with one sentence that names the member or the header which is wrong
     */
    public static TargetAuth read(JsonSlice json, TargetAuth before) {
        return AuthReader.read(json, before);
    }

    /** With its secrets, to be sealed. */
    public static RawJson write(TargetAuth auth) {
        return write(auth, Secret::reveal);
    }

    /** As it may be shown. */
    public static RawJson masked(TargetAuth auth) {
        return write(auth, Secret::masked);
    }

    private static RawJson write(TargetAuth auth, Function<Secret, String> secret) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        members.add(member("type", auth.type()));
        if (auth instanceof TargetAuth.ApiKey key) {
            members.add(member("header", key.header())).add(member("value", secret.apply(key.value())));
        } else if (auth instanceof TargetAuth.Bearer bearer) {
            members.add(member("token", secret.apply(bearer.token())));
        } else if (auth instanceof TargetAuth.Headers several) {
            members.add("\"headers\":" + headers(several.values(), secret));
        } else if (auth instanceof TargetAuth.Query query) {
            members.add(member("name", query.name())).add(member("value", secret.apply(query.value())));
        }
        return RawJson.of(members.toString());
    }

    private static String headers(Map<String, Secret> values, Function<Secret, String> secret) {
        StringJoiner headers = new StringJoiner(",", "{", "}");
        values.forEach((name, value) -> headers.add(member(name, secret.apply(value))));
        return headers.toString();
    }

    private static String member(String name, String value) {
        return JsonText.quoted(name) + ":" + JsonText.quoted(value);
    }
}
