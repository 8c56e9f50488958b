package org.belfry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.belfry.json.JsonSlice;
import org.belfry.json.MalformedJson;
import org.belfry.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** Reads a request's JSON body within the limits that hold for every API: 1 MiB, one strict JSON value, no encoding. */
public final class JsonBody {
    /** In bytes. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final Pattern JSON_TYPE =
            Pattern.compile("application/(json|[a-z0-9.+-]+\\+json)(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*");

    private JsonBody() {}

    /**
     * The body, or nothing when there is none.
     *
     * @throws BodyRefused when it is too large, encoded, of another type, or not strict JSON
     */
    public static Optional<JsonSlice> read(HttpServletRequest request) {
        requireSmall(request);
        requireIdentity(request.getHeader("Content-Encoding"));
        byte[] body = bytes(request);
        return body.length == 0 ? Optional.empty() : Optional.of(parse(request, body));
    }

    /**
     * The value that a body is which was read before.
     *
     * @throws BodyRefused when it is encoded, of another type, or not strict JSON
     */
    public static JsonSlice parse(HttpServletRequest request, byte[] body) {
        requireIdentity(request.getHeader("Content-Encoding"));
        requireJson(request.getContentType());
        try {
            return StrictJson.read(body);
        } catch (MalformedJson e) {
            throw new BodyRefused(BodyRefused.Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The bytes of a body, whatever they are.
     *
     * @throws BodyRefused when there are too many
     */
    public static byte[] bytes(HttpServletRequest request) {
        requireSmall(request);
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw new BodyRefused(BodyRefused.Reason.MALFORMED, "The request body did not arrive whole.");
        }
    }

    private static void requireSmall(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
    }

    private static void requireIdentity(@Nullable String encoding) {
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new BodyRefused(BodyRefused.Reason.UNSUPPORTED, "The request body must not be encoded.");
        }
    }

    private static void requireJson(@Nullable String type) {
        if (type == null || !JSON_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new BodyRefused(
                    BodyRefused.Reason.UNSUPPORTED, "The request body must be application/json in UTF-8.");
        }
    }

    private static BodyRefused tooLarge() {
        return new BodyRefused(BodyRefused.Reason.TOO_LARGE, "The request body is larger than 1 MiB.");
    }
}
