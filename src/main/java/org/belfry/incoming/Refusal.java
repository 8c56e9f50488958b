package org.belfry.incoming;

/** Why a request is refused, as its sender is told. */
public enum Refusal {
    ADDRESS_NOT_ALLOWED(403, "address_not_allowed", "Requests from this address are not allowed."),
    RATE_LIMITED(429, "rate_limited", "Too many requests; try again later."),
    /** The same for an unknown webhook, an inactive one, and a wrong or missing token. */
    UNAUTHORIZED(401, "unauthorized", "The webhook or its token is not valid."),
    INVALID_API_KEY(401, "invalid_api_key", "The X-API-Key header is missing or not valid."),
    INVALID_SIGNATURE(401, "invalid_signature", "The signature is missing or not valid.");

    private final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** For programs. */
    public String code() {
        return code;
    }

    /** For people. */
    public String message() {
        return message;
    }
}
