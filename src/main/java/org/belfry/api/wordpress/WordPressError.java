package org.belfry.api.wordpress;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.belfry.web.JsonOut;
import org.jspecify.annotations.Nullable;

/**
 * An error as WordPress' REST API tells it: {@code {"code","message","data":{"status"}}}, the HTTP status being the
 * same.
 *
 * @param params which parameters are meant; null when none
 */
public record WordPressError(int status, String code, String message, @Nullable JsonValue params) {

    public WordPressError(int status, String code, String message) {
        this(status, code, message, null);
    }

    public JsonObject json() {
        JsonObjectBuilder data = JsonOut.object().add("status", status);
        if (params != null) {
            data.add("params", params);
        }
        return JsonOut.object()
                .add("code", code)
                .add("message", message)
                .add("data", data)
                .build();
    }

    public Response response() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json().toString())
                .build();
    }

    /** The error thrown. */
    public static final class Thrown extends RuntimeException {
        private final transient WordPressError error;

        public Thrown(WordPressError error) {
            super(error.code(), null, false, false);
            this.error = error;
        }

        public WordPressError error() {
            return error;
        }
    }
}
