package org.belfry.incoming;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.belfry.action.Actions;
import org.belfry.incoming.IncomingWebhook.Guarding;
import org.belfry.incoming.IncomingWebhook.MaskedKey;
import org.belfry.incoming.IncomingWebhook.Purpose;
import org.belfry.incoming.IncomingWebhook.SealedKey;
import org.belfry.incoming.IncomingWebhook.Work;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.security.Vault;
import org.jspecify.annotations.Nullable;

/** What owners do with their incoming webhooks, each call a transaction. */
public final class IncomingDesk {
    private static final int TRIES_FOR_AN_ID = 3;

    private final IncomingWebhooks webhooks;
    private final Keys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ActionTargets targets;

    public IncomingDesk(
            IncomingWebhooks webhooks,
            Keys keys,
            Transactions transactions,
            InstantSource clock,
            ActionTargets targets) {
        this.webhooks = webhooks;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.targets = targets;
    }

    /** What tokens are made of, and secrets kept with. */
    public record Keys(Vault vault, SecureRandom random) {}

    /** A webhook with a new token, to be shown this once. */
    public record Created(IncomingWebhook webhook, Secret token) {}

    /** Those that were made after the one with that number, oldest first. */
    public List<IncomingWebhook> page(Tenant tenant, long after, int limit) {
        return transactions.call(() -> webhooks.page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<IncomingWebhook> find(Tenant tenant, IncomingWebhookId id) {
        return transactions.call(() -> owned(tenant, webhooks.find(id)));
    }

    /** Keeps a new one, active unless the edit says otherwise. */
    public Created create(Tenant tenant, IncomingEdit edit) {
        for (int i = 0; i < TRIES_FOR_AN_ID; i++) {
            Secret token = TokenHash.newToken(keys.random());
            IncomingWebhook webhook = transactions.call(() -> fresh(tenant, edit, token));
            if (transactions.call(() -> webhooks.add(webhook))) {
                return new Created(webhook, token);
            }
        }
        throw new IllegalStateException("No free id for an incoming webhook was found.");
    }

    private IncomingWebhook fresh(Tenant tenant, IncomingEdit edit, Secret token) {
        Instant now = now();
        Guarding guarding =
                new Guarding(TokenHash.of(token.reveal()), null, null, List.of(), GateSettings.USUAL_PER_MINUTE);
        IncomingWebhook bare = new IncomingWebhook(
                IncomingWebhookId.next(keys.random()),
                webhooks.nextSeq(),
                tenant,
                new Purpose("", "", null, true),
                guarding,
                new Work(null, new Actions(List.of())),
                0,
                now,
                now);
        return edited(bare, edit, now);
    }

    /**
     * Changes one; nothing when there is none.
     *
     * @param edit depends on what there is; its exceptions leave everything as it is and are thrown on
     */
    public Optional<IncomingWebhook> change(
            Tenant tenant, IncomingWebhookId id, Function<IncomingWebhook, IncomingEdit> edit) {
        return changed(tenant, id, webhook -> edited(webhook, edit.apply(webhook), now()));
    }

    /** Gives it another token; the one before is worth nothing from then on. Nothing when there is no such webhook. */
    public Optional<Created> regenerate(Tenant tenant, IncomingWebhookId id) {
        Secret token = TokenHash.newToken(keys.random());
        return changed(
                        tenant,
                        id,
                        webhook -> with(
                                webhook,
                                webhook.purpose(),
                                webhook.guarding().with(TokenHash.of(token.reveal())),
                                webhook.work(),
                                now()))
                .map(webhook -> new Created(webhook, token));
    }

    /**
     * Deletes one with its receipts; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean delete(Tenant tenant, IncomingWebhookId id, Consumer<IncomingWebhook> check) {
        return transactions.call(() -> {
            Optional<IncomingWebhook> found = owned(tenant, webhooks.findForChange(id));
            found.ifPresent(webhook -> {
                check.accept(webhook);
                webhooks.remove(id);
            });
            return found.isPresent();
        });
    }

    private Optional<IncomingWebhook> changed(
            Tenant tenant, IncomingWebhookId id, Function<IncomingWebhook, IncomingWebhook> change) {
        return transactions.call(() -> owned(tenant, webhooks.findForChange(id)).map(webhook -> {
            IncomingWebhook after = change.apply(webhook);
            webhooks.replace(after);
            return after;
        }));
    }

    private static Optional<IncomingWebhook> owned(Tenant tenant, Optional<IncomingWebhook> found) {
        return found.filter(webhook -> webhook.tenant().equals(tenant));
    }

    private IncomingWebhook edited(IncomingWebhook before, IncomingEdit edit, Instant now) {
        Purpose was = before.purpose();
        IncomingEdit.Purpose will = edit.purpose();
        Purpose purpose = new Purpose(
                orBefore(will.name(), was.name()),
                orBefore(will.eventType(), was.eventType()),
                will.description() == null
                        ? was.description()
                        : will.description().value(),
                orBefore(will.active(), was.active()));
        Work work = new Work(
                edit.work().mapping() == null
                        ? before.work().mapping()
                        : edit.work().mapping().value(),
                orBefore(edit.work().actions(), before.work().actions()));
        work.actions().requests().forEach(request -> targets.ensure(before.tenant(), request));
        return with(before, purpose, guarding(before, edit.guarding()), work, now);
    }

    private Guarding guarding(IncomingWebhook before, IncomingEdit.Guarding edit) {
        Guarding was = before.guarding();
        return new Guarding(
                was.token(),
                edit.apiKey() == null ? was.apiKey() : masked(edit.apiKey().value()),
                edit.signingSecret() == null
                        ? was.signingSecret()
                        : sealed(edit.signingSecret().value(), before.id()),
                orBefore(edit.allowed(), was.allowed()),
                orBefore(edit.perMinute(), was.perMinute()));
    }

    private static @Nullable MaskedKey masked(@Nullable Secret key) {
        return key == null ? null : new MaskedKey(TokenHash.of(key.reveal()), key.masked());
    }

    private @Nullable SealedKey sealed(@Nullable Secret secret, IncomingWebhookId id) {
        return secret == null ? null : new SealedKey(keys.vault().seal(secret, Guards.place(id)), secret.masked());
    }

    private static IncomingWebhook with(
            IncomingWebhook before, Purpose purpose, Guarding guarding, Work work, Instant now) {
        return new IncomingWebhook(
                before.id(),
                before.seq(),
                before.tenant(),
                purpose,
                guarding,
                work,
                before.version() + 1,
                before.createdAt(),
                now);
    }

    private static <T> T orBefore(@Nullable T wanted, T before) {
        return wanted == null ? before : wanted;
    }

    /** The databases keep microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
