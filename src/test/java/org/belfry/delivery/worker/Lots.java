package org.belfry.delivery.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.StoredEvent;
import org.belfry.delivery.worker.Sign.Health;
import org.belfry.dialect.Dialect;
import org.belfry.egress.Refusal;
import org.belfry.egress.Verdict;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.RetrySchedule;
import org.belfry.webhook.KeyRing;
import org.belfry.webhook.TargetAccess;

/** Leased deliveries that go nowhere, by the lot, and what their destinations might have done with them. */
final class Lots {
    static final Sign SWIFT = new Sign(Health.SWIFT, Duration.ZERO);
    static final Sign SLOW = new Sign(Health.SLOW, Duration.ZERO);
    static final Sign OVERRUN = new Sign(Health.OVERRUN, Duration.ZERO);
    static final Sign BROKEN = new Sign(Health.BROKEN, Duration.ZERO);

    private static final Secret SECRET = new Secret("whsec_secret");
    private static final AtomicLong IDS = new AtomicLong();

    private Lots() {}

    static Claimed claimed(WebhookId webhook) {
        return claimed(webhook, 2);
    }

    /** @param size of the payload, at least 2 */
    static Claimed claimed(WebhookId webhook, int size) {
        StoredEvent event = new StoredEvent(
                new EventId("e"), "contact.created", Instant.EPOCH, RawJson.of("{" + " ".repeat(size - 2) + "}"), null);
        return new Claimed(
                new DeliveryId(IDS.incrementAndGet()),
                1,
                Claimed.Tries.NONE,
                new Claimed.Subscription(webhook, 1, null),
                event);
    }

    static Ready ready(Claimed claimed, Route.Limits limits, long sendBefore) {
        Verdict nowhere = new Verdict.Denied(Refusal.PLAIN_HTTP);
        return new Ready(
                claimed,
                new Route(
                        claimed.webhook(),
                        new Route.Target(nowhere, TargetAccess.NONE),
                        new Route.Speech(Dialect.FLUENT_CRM, KeyRing.of(SECRET)),
                        new Route.Terms(Duration.ofSeconds(30), false, RetrySchedule.FLUENT_CRM),
                        limits),
                null,
                sendBefore);
    }
}
