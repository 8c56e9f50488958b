package org.belfry.delivery.worker;

import java.util.Locale;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.ResponseLimits;
import org.belfry.json.MalformedJson;
import org.belfry.json.StrictJson;

/** Judges whether an answer is JSON, for webhooks that expect it. */
final class JsonAnswer {
    private JsonAnswer() {}

    /**
     * Whether the body is one JSON value. Of a body that was cut only the beginning is known: there the content type has to
     * do.
     */
    static boolean isJson(Exchange.Answered answered) {
        if (answered.body().length >= ResponseLimits.BODY_KEPT) {
            return saysJson(answered);
        }
        try {
            StrictJson.read(answered.body());
            return true;
        } catch (MalformedJson e) {
            // A name that comes twice and deep nesting are JSON still; it is not for us to understand it.
            return switch (e.reason()) {
                case DUPLICATE_NAME, DEPTH -> true;
                default -> false;
            };
        }
    }

    private static boolean saysJson(Exchange.Answered answered) {
        return answered.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("Content-Type"))
                .map(field -> field.value().toLowerCase(Locale.ROOT))
                .anyMatch(type -> type.startsWith("application/json") || type.contains("+json"));
    }
}
