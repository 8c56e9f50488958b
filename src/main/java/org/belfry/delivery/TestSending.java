package org.belfry.delivery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.belfry.event.HubEvent;
import org.belfry.webhook.Webhook;

/** Sends sample events, so that an owner can see whether a webhook is set up well. */
public interface TestSending {
    /**
     * Sends one request, whatever the webhook's status, and logs it as a test: no retries, no counting.
     *
     * @return the attempt once it is over; nothing when the server was stopped meanwhile
     */
    CompletableFuture<Optional<Attempt>> send(Webhook webhook, HubEvent sample);
}
