package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.Outbox;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.Redeliveries;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.TestSending;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;
import org.belfry.delivery.worker.Claims;
import org.belfry.delivery.worker.DeliveryPump;
import org.belfry.delivery.worker.PumpSettings;
import org.belfry.delivery.worker.Recorder;
import org.belfry.delivery.worker.Routes;
import org.belfry.delivery.worker.Sender;
import org.belfry.delivery.worker.TestSends;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.http.HttpTransport;
import org.belfry.egress.http.SystemHostResolver;
import org.belfry.egress.http.TransportSettings;
import org.belfry.event.HubEvent;
import org.belfry.kernel.Transactions;
import org.belfry.retry.Streak;
import org.belfry.security.Vault;
import org.belfry.webhook.Webhooks;

/** Makes the delivery engine, once, of the server's resources and the settings. */
@ApplicationScoped
class DeliveryWiring {

    @Produces
    @Singleton
    DeliveryDatabase database(DataSource dataSource, Settings settings) {
        SqlFlavour flavour =
                switch (settings.database().product()) {
                    case H2 -> SqlFlavour.H2;
                    case POSTGRESQL -> SqlFlavour.POSTGRESQL;
                };
        return new DeliveryDatabase(dataSource, flavour);
    }

    @Produces
    @Singleton
    Outbox.Ids eventIds(InstantSource clock, RandomGenerator random) {
        return new Outbox.Ids(clock, random);
    }

    @Produces
    @Singleton
    OutboxRows outboxRows(DeliveryDatabase database) {
        return database.outboxRows();
    }

    @Produces
    @Singleton
    Deliveries deliveries(DeliveryDatabase database) {
        return database.deliveries(Streak.USUAL_THRESHOLD);
    }

    @Produces
    @Singleton
    Redeliveries redeliveries(DeliveryDatabase database) {
        return database.redeliveries();
    }

    @Produces
    @Singleton
    DeliveryLog log(DeliveryDatabase database) {
        return database.log();
    }

    @Produces
    @Singleton
    Subscriptions.Secrets secrets(Vault vault, RandomGenerator random, InstantSource clock) {
        return new Subscriptions.Secrets(vault, random, clock);
    }

    @Produces
    @Singleton
    Routes routes(Webhooks webhooks, Vault vault, EgressPolicy policy, Transactions transactions) {
        return new Routes(webhooks, vault, policy, transactions);
    }

    @Produces
    @Singleton
    HttpTransport transport(EgressPolicy policy, @Belfry ManagedScheduledExecutorService executor) {
        return new HttpTransport(
                new HttpTransport.Guidance(policy, new SystemHostResolver()),
                TransportSettings.standard(),
                executor,
                executor);
    }

    @Produces
    @Singleton
    Sender sender(HttpTransport transport, InstantSource clock) {
        return new Sender(transport::send, clock);
    }

    @Produces
    @Singleton
    NodeName nodeName(Settings settings) {
        return NodeName.take(SettingsWiring.dataDir(settings));
    }

    @Produces
    @Singleton
    Disabling disabling(Webhooks webhooks, Event<HubEvent> events, InstantSource clock) {
        return new Disabling(webhooks, events::fire, clock);
    }

    @Produces
    @Singleton
    Recorder recorder(Deliveries deliveries, Disabling disabling, Transactions transactions) {
        return new Recorder(deliveries, disabling, transactions);
    }

    @Produces
    @Singleton
    Claims.Claiming claiming(Deliveries deliveries, Transactions transactions) {
        return new Claims.Claiming(deliveries, transactions);
    }

    @Produces
    @Singleton
    DeliveryPump.Outside outside(Claims.Claiming claiming, Sender sender, InstantSource clock, RandomGenerator random) {
        return new DeliveryPump.Outside(claiming, sender, clock, random);
    }

    @Produces
    @Singleton
    DeliveryPump pump(DeliveryPump.Outside outside, Routes routes, Recorder recorder, NodeName node) {
        return new DeliveryPump(outside, routes, recorder, PumpSettings.of(node.toString()));
    }

    @Produces
    @Singleton
    TestSends.Ids ids(InstantSource clock, RandomGenerator random, @Belfry ManagedScheduledExecutorService executor) {
        return new TestSends.Ids(clock, random, executor);
    }

    @Produces
    @Singleton
    TestSending testSending(
            Routes routes, Sender sender, DeliveryLog log, Transactions transactions, TestSends.Ids ids) {
        return new TestSends(routes, sender, log, transactions, ids);
    }
}
