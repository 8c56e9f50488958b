package org.belfry.api.wpfusion;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** What is answered, in the shape of incoming webhooks. */
@SuppressWarnings("ArrayRecordComponent") // answers are not compared
record Answer(int status, String contentType, byte[] body, Duration retryAfter) {
    Answer(int status, String contentType, byte[] body) {
        this(status, contentType, body, Duration.ZERO);
    }

    /** The same, that asks for a pause; in whole seconds, rounded up. */
    Answer after(Duration pause) {
        return new Answer(
                status,
                contentType,
                body,
                Duration.ofSeconds(pause.plusNanos(999_999_999).toSeconds()));
    }

    static RawJson accepted(int contacts) {
        return new ObjectText()
                .yes("success")
                .text(
                        "message",
                        contacts == 1
                                ? "The webhook was received."
                                : "The webhook was received for %d contacts.".formatted(contacts))
                .done();
    }

    static Answer json(int status, RawJson body) {
        return new Answer(status, "application/json", body.bytes());
    }

    static Answer error(int status, String code, String message) {
        return json(
                status,
                new ObjectText()
                        .truth("success", false)
                        .text("code", code)
                        .text("message", message)
                        .done());
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (!retryAfter.isZero()) {
            response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Thrown where there is nothing else to answer. */
    static final class Thrown extends RuntimeException {
        private final transient Answer answer;

        Thrown(int status, String code, String message) {
            this(error(status, code, message));
        }

        Thrown(Answer answer) {
            super("Answered", null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
