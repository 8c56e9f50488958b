package org.belfry.api.hub;

/** Problems of which only the status is known. */
final class Problems {
    private Problems() {}

    static Problem.Thrown nothingThere() {
        return new Problem.Thrown(ofStatus(404));
    }

    static Problem.Thrown conflict(String detail) {
        return new Problem.Thrown(new Problem(409, "Conflict", detail));
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> new Problem(400, "Bad Request", "The request could not be understood.");
            case 401 -> new Problem(401, "Unauthorized", "Credentials are needed.");
            case 403 -> new Problem(403, "Forbidden", "The credentials do not allow this.");
            case 404 -> new Problem(404, "Not Found", "There is nothing at this address.");
            case 405 -> new Problem(405, "Method Not Allowed", "This address does not know the request method.");
            case 413 -> new Problem(413, "Content Too Large", "The request body is larger than 1 MiB.");
            case 415 ->
                new Problem(415, "Unsupported Media Type", "The request body must be application/json in UTF-8.");
            case 429 -> new Problem(429, "Too Many Requests", "There is too much to do at the moment; try again.");
            case 503 -> new Problem(503, "Service Unavailable", "The database cannot be reached; try again.");
            default ->
                status < 500
                        ? new Problem(status, "Request refused", "The request could not be answered as it is.")
                        : new Problem(status, "Internal Server Error", "The request could not be answered.");
        };
    }
}
