package org.belfry.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.belfry.dialect.CloudCusp;
import org.belfry.event.EventType;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Transactions;
import org.belfry.security.Vault;

/**
 * Takes requests in: nothing of a request is read before the gate has let it in, and when it is told that it was accepted,
 * its records are durable.
 */
public final class Intake {
    private static final Logger LOG = System.getLogger(Intake.class.getName());
    private static final int REFUSALS_KEPT_PER_MINUTE = 30;

    private final Store store;
    private final Gate gate;
    private final Vault vault;
    private final InstantSource clock;
    private final Background background;

    public Intake(Store store, Gate gate, Vault vault, InstantSource clock, Background background) {
        this.store = store;
        this.gate = gate;
        this.vault = vault;
        this.clock = clock;
        this.background = background;
    }

    /** Where webhooks and receipts are. */
    public record Store(IncomingWebhooks webhooks, Receipts receipts, Transactions transactions) {}

    /**
     * What happens after the answer.
     *
     * @param executor keeps refusals, so that a known webhook's answer takes no longer than an unknown one's
     * @param refusals how many of them are kept
     * @param nudge told that receipts wait
     */
    public record Background(Executor executor, RateLimits refusals, Runnable nudge) {}

    /** What the gate said. */
    public sealed interface Answer {
        /** The request may be taken in. */
        record Admitted(IncomingWebhook webhook, Optional<InetAddress> sender) implements Answer {}

        /** It may not. */
        record Refused(Refusal reason, Duration retryAfter) implements Answer {}
    }

    /** Asks the gate; what it asks of the database is one transaction. */
    public Answer admit(Knock knock) {
        return store.transactions().call(() -> admitIn(knock));
    }

    private Answer admitIn(Knock knock) {
        Instant now = clock.instant();
        Optional<IncomingWebhookId> id = IncomingWebhookId.of(knock.webhookId());
        Optional<IncomingWebhooks.Door> door = id.flatMap(store.webhooks()::door);
        Admission admission = gate.decide(
                knock,
                door.filter(IncomingWebhooks.Door::active)
                        .map(there -> Guards.of(id.orElseThrow(), there.guarding(), vault)),
                now);
        if (admission instanceof Admission.Refused refused) {
            door.ifPresent(there -> remember(id.orElseThrow(), refused, now));
            return new Answer.Refused(refused.reason(), refused.retryAfter());
        }
        return id.flatMap(store.webhooks()::find)
                .<Answer>map(webhook -> new Answer.Admitted(webhook, admission.sender()))
                .orElseGet(() -> new Answer.Refused(Refusal.UNAUTHORIZED, Duration.ZERO));
    }

    /** Keeps what an admitted request brings, or says why nothing of it is kept. */
    public Records take(Answer.Admitted admitted, JsonSlice body) {
        IncomingWebhook webhook = admitted.webhook();
        Records records = Records.of(body, spelling(webhook.purpose().eventType()));
        if (records instanceof Records.Accepted accepted) {
            Receipt.Arrival arrival = arrival(
                    webhook,
                    admitted.sender(),
                    response(200, answer(accepted.all().size())));
            store.transactions().run(() -> store.receipts()
                    .add(new Receipt.Fresh(webhook, arrival, ReceiptStatus.PENDING, accepted.all())));
            background.nudge().run();
        }
        return records;
    }

    /** What an accepted request is answered. */
    public static RawJson answer(int records) {
        return new ObjectText()
                .yes("success")
                .text("message", "Webhook processed successfully")
                .number("processed_records", records)
                .done();
    }

    private static RawJson response(int status, RawJson body) {
        return new ObjectText().number("status", status).raw("body", body).done();
    }

    /** One event, in CloudCusp's spelling or the canonical one. */
    private static Predicate<String> spelling(String wanted) {
        return told -> canonical(told).equals(canonical(wanted));
    }

    private static String canonical(String spelled) {
        EventType known = CloudCusp.INCOMING.get(spelled);
        return known == null ? spelled : known.wireName();
    }

    private Receipt.Arrival arrival(IncomingWebhook webhook, Optional<InetAddress> sender, RawJson response) {
        return new Receipt.Arrival(
                clock.instant(),
                webhook.purpose().eventType(),
                sender.map(InetAddress::getHostAddress).orElse(null),
                null,
                response);
    }

    /** Not too many, so that a stranger cannot fill the database. */
    private void remember(IncomingWebhookId id, Admission.Refused refused, Instant now) {
        if (background
                .refusals()
                .take(id.value(), REFUSALS_KEPT_PER_MINUTE, now)
                .isPresent()) {
            return;
        }
        try {
            background.executor().execute(() -> keep(id, refused));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "A refused request at {0} was not noted.", id);
        }
    }

    private void keep(IncomingWebhookId id, Admission.Refused refused) {
        Refusal reason = refused.reason();
        RawJson body = new ObjectText()
                .raw("success", RawJson.of("false"))
                .text("code", reason.code())
                .text("message", reason.message())
                .done();
        try {
            store.transactions().run(() -> store.webhooks().find(id).ifPresent(webhook -> store.receipts()
                    .add(new Receipt.Fresh(
                            webhook,
                            arrival(webhook, refused.sender(), response(reason.status(), body)),
                            ReceiptStatus.REFUSED,
                            List.of()))));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A refused request at " + id + " was not noted.", e);
        }
    }
}
