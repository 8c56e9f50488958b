package org.belfry.api.wpfusion;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** What is answered, in the shape of incoming webhooks. */
@SuppressWarnings("ArrayRecordComponent") // answers are not compared
record Answer(int status, String contentType, byte[] body) {
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
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Thrown where there is nothing else to answer. */
    static final class Thrown extends RuntimeException {
        private final transient Answer answer;

        Thrown(int status, String code, String message) {
            super(code, null, false, false);
            this.answer = error(status, code, message);
        }

        Answer answer() {
            return answer;
        }
    }
}
