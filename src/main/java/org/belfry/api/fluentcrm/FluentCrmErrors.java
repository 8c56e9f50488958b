package org.belfry.api.fluentcrm;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.web.JsonOut;

/** FluentCRM's errors, word for word. */
final class FluentCrmErrors {
    static final WordPressError NO_WEBHOOK = new WordPressError(404, "rest_post_invalid_id", "Invalid webhook ID.");
    static final WordPressError INVALID_URL =
            new WordPressError(400, "invalid_webhook_url", "Webhook URL must be a valid HTTPS URL.");
    static final WordPressError INVALID_JSON =
            new WordPressError(400, "rest_invalid_json", "Invalid JSON body passed.");

    private static final String NO_ROUTE = "No route was found matching the URL and request method.";

    private FluentCrmErrors() {}

    static WordPressError unsupportedEvent(String name) {
        String shown = name.length() > 128 ? name.substring(0, 128) + "…" : name;
        return new WordPressError(400, "invalid_webhook_event", "Event type '" + shown + "' is not supported.");
    }

    static WordPressError missing(List<String> names) {
        JsonArrayBuilder params = JsonOut.array();
        names.forEach(params::add);
        return new WordPressError(
                400,
                "rest_missing_callback_param",
                "Missing parameter(s): " + String.join(", ", names),
                params.build());
    }

    static WordPressError invalid(Map<String, String> reasons) {
        JsonObjectBuilder params = JsonOut.object();
        reasons.forEach(params::add);
        return new WordPressError(
                400,
                "rest_invalid_param",
                "Invalid parameter(s): " + String.join(", ", reasons.keySet()),
                params.build());
    }

    /** An error of which only the status is known. */
    static WordPressError ofStatus(int status) {
        return switch (status) {
            case 400 -> new WordPressError(400, "rest_bad_request", "The request could not be understood.");
            case 401 -> new WordPressError(401, "rest_not_logged_in", "You are not currently logged in.");
            case 403 -> new WordPressError(403, "rest_forbidden", "Sorry, you are not allowed to do that.");
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
