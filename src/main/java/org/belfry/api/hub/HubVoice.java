package org.belfry.api.hub;

import jakarta.enterprise.context.Dependent;
import org.belfry.web.ErrorVoice;

/** Speaks for every path that no dialect has taken. */
@Dependent
public class HubVoice implements ErrorVoice {
    @Override
    public String prefix() {
        return "";
    }

    @Override
    public Told tell(int status) {
        Problem problem = Problems.ofStatus(status);
        return new Told(problem.status(), Problem.MEDIA_TYPE, problem.json());
    }
}
