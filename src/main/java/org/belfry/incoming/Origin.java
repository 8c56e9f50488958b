package org.belfry.incoming;

import java.util.List;
import org.belfry.kernel.EmailAddress;

/** Where a receipt comes from, and so what is to be done with it. */
public sealed interface Origin {
    /** A request at an incoming webhook. */
    record Posted(IncomingWebhookId webhook) implements Origin {}

    /**
     * A run of an automation.
     *
     * @param email whom it is about
     * @param chain the automations that led here, this one last
     */
    record Automated(long automation, EmailAddress email, List<Long> chain) implements Origin {
        public Automated {
            chain = List.copyOf(chain);
        }
    }
}
