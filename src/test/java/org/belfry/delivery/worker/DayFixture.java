package org.belfry.delivery.worker;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Depot;
import org.belfry.delivery.MemoryDepot;
import org.belfry.dialect.Dialect;
import org.belfry.event.HubEvent;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.testing.SteppingClock;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.BeforeEach;

/** A node, two destinations, and days that pass as fast as nothing happens in them. */
abstract class DayFixture {
    static final HubEvent CREATED = HubEvent.of("contact.created", "{\"contact\" : {\"id\":1.0,\"name\":\"Zoë\"}}");
    static final String SHOP = "shop.test";
    static final String HUB = "hub.test";

    final SteppingClock clock = new SteppingClock();
    final MemoryDepot depot = new MemoryDepot(clock);
    final Destinations destinations = new Destinations(clock);
    final Vault vault = new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());
    final Node.World world = new Node.World(depot, destinations, clock, vault);
    final List<Node> nodes = new ArrayList<>();
    Node node = node("one", new Random(7));
    WebhookId shop = new WebhookId(1);
    WebhookId hub = new WebhookId(2);

    @BeforeEach
    void two_webhooks() {
        depot.begin(List.of());
        shop = webhook(SHOP, "contact.created");
        hub = webhook(HUB, "webhook.disabled", "contact.updated");
    }

    final Node node(String name, RandomGenerator chance) {
        Node made = new Node(name, world, chance);
        nodes.add(made);
        return made;
    }

    final WebhookId webhook(String host, String... types) {
        Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.FLUENT_CRM, clock.instant());
        depot.webhooks().add(webhook);
        webhook.rename(host);
        webhook.pointTo("https://" + host + "/first");
        webhook.subscribeTo(List.of(types));
        webhook.become(WebhookStatus.ACTIVE);
        webhook.changeSecret(new Secret("whsec_" + host), vault);
        return webhook.id();
    }

    final Webhook settings(WebhookId id) {
        return depot.webhooks().findForSending(id).orElseThrow();
    }

    /** As its owner does it on this node. */
    final void become(WebhookId id, WebhookStatus status) {
        settings(id).become(status);
        if (status == WebhookStatus.ACTIVE) {
            depot.deliveries().forgive(id);
        }
        node.pump.changed(id);
    }

    final void turn() {
        nodes.forEach(Node::turn);
    }

    /** Lets time pass from one thing that becomes due to the next. */
    final void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        turn();
        while (clock.instant().isBefore(end)) {
            Duration left = Duration.between(clock.instant(), end);
            clock.step(Stream.of(left, next()).min(Comparator.naturalOrder()).orElseThrow());
            turn();
        }
    }

    /** Until something is due that is not due now; a moment while something is. */
    private Duration next() {
        return depot.deliveries().waiting().stream()
                .map(Deliveries.Waiting::dueIn)
                .map(due -> due.compareTo(Duration.ZERO) > 0 ? due : Duration.ofMillis(100))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ofDays(1));
    }

    final List<Destinations.Received> atShop() {
        return destinations.received(SHOP);
    }

    final List<Duration> gaps() {
        List<Instant> times = atShop().stream().map(Destinations.Received::at).toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.between(times.get(i - 1), times.get(i)));
        }
        return gaps;
    }

    final long count(DeliveryStatus status) {
        return depot.rows().stream().filter(each -> each.status() == status).count();
    }

    final List<Integer> attempts() {
        return depot.rows().stream()
                .map(Depot.Row::tries)
                .map(tries -> tries.made())
                .toList();
    }
}
