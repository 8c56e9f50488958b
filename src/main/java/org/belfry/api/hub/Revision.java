package org.belfry.api.hub;

import java.util.Arrays;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** The state of a thing's settings as an entity tag, so that nobody overwrites what he has not seen. */
final class Revision {
    private Revision() {}

    static String of(Webhook webhook) {
        return of(webhook.version());
    }

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets a change of a webhook pass whose {@code If-Match} names the state that there is, or none.
     *
     * @param ifMatch {@code *}, or entity tags with commas between; weak ones never match
     */
    static void require(@Nullable String ifMatch, Webhook webhook) {
        require(ifMatch, webhook.version());
    }

    /** As {@link #require(String, Webhook)}, for a thing of that version. */
    static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        String current = of(version);
        if (Arrays.stream(ifMatch.split(",", -1)).map(String::strip).noneMatch(current::equals)) {
            throw new Problem.Thrown(new Problem(
                    412, "Precondition Failed", "It was changed meanwhile; its state is " + current + " now."));
        }
    }
}
