package org.belfry.api.wordpress;

import java.util.List;
import java.util.Map;
import org.belfry.json.ObjectText;

/** The errors that WordPress itself tells, word for word; all its products share them. */
public final class WordPressErrors {
    public static final WordPressError INVALID_JSON =
            new WordPressError(400, "rest_invalid_json", "Invalid JSON body passed.");

    private static final String NO_ROUTE = "No route was found matching the URL and request method.";

    private WordPressErrors() {}

    /** Parameters that are required and not there. */
    public static WordPressError missing(List<String> names) {
        return new WordPressError(
                400,
                "rest_missing_callback_param",
                "Missing parameter(s): " + String.join(", ", names),
                ObjectText.listed(names.stream().map(ObjectText::quoted).toList()));
    }

    /** Parameters that are wrong, each with the reason why. */
    public static WordPressError invalid(Map<String, String> reasons) {
        ObjectText params = new ObjectText();
        reasons.forEach(params::text);
        return new WordPressError(
                400,
                "rest_invalid_param",
                "Invalid parameter(s): " + String.join(", ", reasons.keySet()),
                params.done());
    }

    /** An error of which only the status is known; 403 is told by each product in its own words. */
    static WordPressError ofStatus(int status) {
        return switch (status) {
            case 400 -> new WordPressError(400, "rest_bad_request", "The request could not be understood.");
            case 401 -> new WordPressError(401, "rest_not_logged_in", "You are not currently logged in.");
            case 404, 405 -> new WordPressError(status, "rest_no_route", NO_ROUTE);
            case 413 -> new WordPressError(413, "rest_request_too_large", "The request body is larger than 1 MiB.");
            case 415 ->
                new WordPressError(
                        415, "rest_unsupported_media_type", "The request body must be application/json in UTF-8.");
            case 429 -> new WordPressError(429, "rest_too_many_requests", "Too many requests.");
            case 503 -> new WordPressError(503, "rest_unavailable", "The service is not available at the moment.");
            default ->
                status < 500
                        ? new WordPressError(status, "rest_bad_request", "The request could not be understood.")
                        : new WordPressError(status, "rest_internal_error", "The request could not be answered.");
        };
    }
}
