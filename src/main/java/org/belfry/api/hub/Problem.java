package org.belfry.api.hub;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import org.belfry.json.Faults;
import org.belfry.web.JsonOut;

/**
 * An error as RFC 9457 tells it.
 *
 * @param detail one sentence
 * @param errors which fields are wrong, and why
 */
public record Problem(int status, String title, String detail, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    static Problem unprocessable(Faults faults) {
        return unprocessable(faults.list().stream()
                .map(fault -> new FieldError(fault.field(), fault.reason()))
                .toList());
    }

    static Problem unprocessable(Collection<FieldError> errors) {
        return new Problem(422, "Unprocessable Content", "The request has values that are wrong.", List.copyOf(errors));
    }

    /** Throws what is wrong, if anything is. */
    static void throwIfAny(Faults faults) {
        if (!faults.isEmpty()) {
            throw new Thrown(unprocessable(faults));
        }
    }

    String json() {
        JsonObjectBuilder problem = JsonOut.object()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder list = JsonOut.array();
            errors.forEach(error ->
                    list.add(JsonOut.object().add("field", error.field()).add("reason", error.reason())));
            problem.add("errors", list);
        }
        return problem.build().toString();
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(json()).build();
    }

    /**
     * One value that is wrong.
     *
     * @param field its path, such as {@code [3].type}
     */
    public record FieldError(String field, String reason) {}

    /** The problem thrown. */
    static final class Thrown extends RuntimeException {
        private final transient Problem problem;

        Thrown(Problem problem) {
            super(problem.title(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
