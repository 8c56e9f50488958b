package org.belfry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Tells an error in the voice of the API whose path was asked for. */
@Dependent
public class ErrorVoices {
    /** How to log in, as every 401 says. */
    public static final String CHALLENGE = "Basic realm=\"Belfry\", charset=\"UTF-8\"";

    private final List<ErrorVoice> voices;

    @Inject
    public ErrorVoices(@Any Instance<ErrorVoice> voices) {
        this.voices = voices.stream()
                .sorted(Comparator.comparingInt(
                                (ErrorVoice voice) -> voice.prefix().length())
                        .reversed())
                .toList();
    }

    /** Writes the whole answer; the path is the one that the client asked for. */
    public void answer(HttpServletResponse response, String path, int status) throws IOException {
        ErrorVoice.Told told = voices.stream()
                .filter(voice -> path.startsWith(voice.prefix()))
                .findFirst()
                .orElseThrow()
                .tell(status);
        byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
        SafeHeaders.putOn(response);
        response.setStatus(told.status());
        if (told.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
        }
        response.setContentType(told.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
