package org.belfry.api.hub;

import java.util.Arrays;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** The state of a webhook's settings as an entity tag, so that nobody overwrites what he has not seen. */
final class Revision {
    private Revision() {}

    static String of(Webhook webhook) {
        return "\"" + webhook.version() + "\"";
    }

    /**
     * Lets a change pass whose {@code If-Match} names the state that there is, or none.
     *
     * @param ifMatch {@code *}, or entity tags with commas between; weak ones never match
     */
    static void require(@Nullable String ifMatch, Webhook webhook) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        String current = of(webhook);
        if (Arrays.stream(ifMatch.split(",", -1)).map(String::strip).noneMatch(current::equals)) {
            throw new Problem.Thrown(new Problem(
                    412,
                    "Precondition Failed",
                    "The webhook was changed meanwhile; its state is " + current + " now."));
        }
    }
}
