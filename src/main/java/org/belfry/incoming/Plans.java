package org.belfry.incoming;

import java.util.Optional;

/** Finds what is to be done with an errand, as it is configured now. */
public final class Plans {
    private final IncomingWebhooks webhooks;
    private final Automations automations;

    public Plans(IncomingWebhooks webhooks, Automations automations) {
        this.webhooks = webhooks;
        this.automations = automations;
    }

    /** Nothing when the webhook or the automation is not there any more. */
    Optional<Plan> of(Errand errand) {
        if (errand.origin() instanceof Origin.Posted posted) {
            return webhooks.find(posted.webhook()).map(webhook -> Plan.of(webhook, errand.payload()));
        }
        Origin.Automated run = (Origin.Automated) errand.origin();
        return automations
                .find(errand.tenant(), run.automation())
                .map(automation -> Plan.of(automation, run.email(), errand.payload()));
    }
}
