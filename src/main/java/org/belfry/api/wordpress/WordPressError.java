package org.belfry.api.wordpress;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * An error as WordPress' REST API tells it: {@code {"code","message","data":{"status"}}}, the HTTP status being the
 * same.
 *
 * @param params which parameters are meant; null when none
 */
public record WordPressError(int status, String code, String message, @Nullable RawJson params) {

    public WordPressError(int status, String code, String message) {
        this(status, code, message, null);
    }

    public RawJson json() {
        ObjectText data = new ObjectText().number("status", status);
        if (params != null) {
            data.raw("params", params);
        }
        return new ObjectText()
                .text("code", code)
                .text("message", message)
                .raw("data", data.done())
                .done();
    }

    public Response response() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json().bytes())
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
