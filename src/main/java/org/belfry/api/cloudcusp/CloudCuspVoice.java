package org.belfry.api.cloudcusp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import org.belfry.web.ErrorVoice;

/** Speaks for all of CloudCusp's paths. */
@Dependent
public class CloudCuspVoice implements ErrorVoice {
    @Override
    public String prefix() {
        return "/wp-json/ccsp-mailer";
    }

    @Override
    public Told tell(int status) {
        CloudCuspError error = CloudCuspError.ofStatus(status);
        return new Told(
                error.status(), "application/json", new String(error.json().bytes(), UTF_8));
    }
}
