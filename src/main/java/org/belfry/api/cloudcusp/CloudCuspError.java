package org.belfry.api.cloudcusp;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** An error in this dialect's shape. */
record CloudCuspError(int status, String code, String message) {
    /** An error of which only the status is known. */
    static CloudCuspError ofStatus(int status) {
        return switch (status) {
            case 400 -> new CloudCuspError(400, "invalid_request", "The request could not be understood.");
            case 401 -> new CloudCuspError(401, "unauthorized", "The webhook or its token is not valid.");
            case 404 -> new CloudCuspError(404, "not_found", "There is nothing at this address.");
            case 405 -> new CloudCuspError(405, "method_not_allowed", "Webhooks take POST.");
            case 413 -> new CloudCuspError(413, "payload_too_large", "The request body is larger than 1 MiB.");
            case 415 ->
                new CloudCuspError(
                        415, "unsupported_media_type", "The request body must be application/json in UTF-8.");
            case 429 -> new CloudCuspError(429, "rate_limited", "Too many requests; try again later.");
            case 503 -> new CloudCuspError(503, "unavailable", "The webhook cannot be received now; send it again.");
            default ->
                status < 500
                        ? new CloudCuspError(status, "invalid_request", "The request could not be understood.")
                        : new CloudCuspError(status, "internal_error", "The request could not be answered.");
        };
    }

    RawJson json() {
        return new ObjectText()
                .raw("success", RawJson.of("false"))
                .text("code", code)
                .text("message", message)
                .done();
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json().bytes());
    }
}
