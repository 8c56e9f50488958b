package org.belfry.testing;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.worker.Claims;
import org.belfry.delivery.worker.DeliveryPump;
import org.belfry.delivery.worker.PumpSettings;
import org.belfry.delivery.worker.PumpThreads;
import org.belfry.delivery.worker.Recorder;
import org.belfry.delivery.worker.Routes;
import org.belfry.delivery.worker.Sender;
import org.belfry.dialect.Dialect;
import org.belfry.egress.AllowList;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.http.HttpTransport;
import org.belfry.egress.http.SystemHostResolver;
import org.belfry.egress.http.TransportSettings;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.security.Vault;
import org.belfry.webhook.MemoryWebhooks;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;

/**
 * The delivery engine without a server, with one webhook of the FluentCRM dialect: its row in the database has the id 1
 * and is made by {@link #WEBHOOK_ROW}.
 */
public final class LocalEngine implements AutoCloseable {
    /** {@code %s}: the database's type of bytes. */
    public static final String WEBHOOK_ROW = "INSERT INTO webhook (id, tenant, dialect, name, url, status,"
            + " sealed_secret, secret_mask, version, created_at, updated_at) SELECT 1, 'default', 'fluent-crm', 'local',"
            + " 'https://sink.test/', 'active', CAST('' AS %s), '…', 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP";

    private final LocalTransactions transactions;
    private final String name;
    private final OutboxRows outbox;
    private final Deliveries deliveries;
    private final ScheduledExecutorService executor;
    private final HttpTransport transport;
    private final DeliveryPump pump;

    /**
     * @param name of the node
     * @param url where all goes, on a port of this machine
     */
    public LocalEngine(LocalTransactions transactions, DeliveryDatabase database, String name, String url) {
        this.transactions = transactions;
        this.name = name;
        this.outbox = database.outboxRows();
        this.deliveries = database.deliveries(5);
        Vault vault = new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());
        MemoryWebhooks webhooks = webhooks(url, vault);
        EgressPolicy policy = new EgressPolicy(AllowList.parse(URI.create(url).getAuthority()));
        this.executor = Executors.newScheduledThreadPool(4);
        this.transport = new HttpTransport(
                new HttpTransport.Guidance(policy, new SystemHostResolver()),
                TransportSettings.standard(),
                executor,
                executor);
        InstantSource clock = InstantSource.system();
        this.pump = new DeliveryPump(
                new DeliveryPump.Outside(
                        new Claims.Claiming(deliveries, transactions),
                        new Sender(transport::send, clock),
                        clock,
                        new Random()),
                new Routes(webhooks, vault, policy, transactions),
                new Recorder(deliveries, new Disabling(webhooks, event -> {}, clock), transactions),
                PumpSettings.of(name));
    }

    public DeliveryPump pump() {
        return pump;
    }

    public OutboxRows outbox() {
        return outbox;
    }

    /** Gives back what an earlier engine of this name held, and starts. */
    public PumpThreads start(ExecutorService executor) {
        int unused = transactions.call(() -> deliveries.release(name));
        PumpThreads threads = new PumpThreads(pump);
        threads.start(executor);
        return threads;
    }

    /** Lets go of connections and threads; what was under way ends as interrupted. */
    @Override
    public void close() {
        transport.close();
        executor.shutdown();
    }

    private static MemoryWebhooks webhooks(String url, Vault vault) {
        MemoryWebhooks webhooks = new MemoryWebhooks();
        Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.FLUENT_CRM, Instant.EPOCH);
        webhooks.add(webhook);
        webhook.rename("local");
        webhook.pointTo(url);
        webhook.subscribeTo(List.of("contact.created"));
        webhook.become(WebhookStatus.ACTIVE);
        webhook.changeSecret(new Secret("whsec_local"), vault);
        return webhooks;
    }
}
