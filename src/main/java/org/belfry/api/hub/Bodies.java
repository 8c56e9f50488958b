package org.belfry.api.hub;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.web.JsonBody;

/** Bodies of requests. */
final class Bodies {
    private Bodies() {}

    static JsonSlice required(HttpServletRequest request) {
        return JsonBody.read(request)
                .orElseThrow(() -> new Problem.Thrown(new Problem(400, "Bad Request", "The request has no body.")));
    }

    /** An empty object when there is no body. */
    static JsonSlice optional(HttpServletRequest request) {
        Optional<JsonSlice> body = JsonBody.read(request);
        return body.orElseGet(() -> StrictJson.read(RawJson.of("{}").bytes()));
    }
}
