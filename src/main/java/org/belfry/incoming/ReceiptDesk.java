package org.belfry.incoming;

import java.util.List;
import java.util.Optional;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** What owners do with receipts, each call a transaction. Nothing is found of what belongs to another tenant. */
public final class ReceiptDesk {
    private final IncomingWebhooks webhooks;
    private final Automations automations;
    private final Receipts receipts;
    private final Transactions transactions;
    private final Runnable nudge;

    /** @param nudge told that a receipt waits */
    public ReceiptDesk(
            IncomingWebhooks webhooks,
            Automations automations,
            Receipts receipts,
            Transactions transactions,
            Runnable nudge) {
        this.webhooks = webhooks;
        this.automations = automations;
        this.receipts = receipts;
        this.transactions = transactions;
        this.nudge = nudge;
    }

    /** Those with an id below {@code before}, newest first; nothing when there is no such webhook. */
    public Optional<List<Receipt>> page(
            Tenant tenant, IncomingWebhookId webhook, @Nullable ReceiptStatus status, long before, int limit) {
        return transactions.call(() -> webhooks.find(webhook)
                .filter(found -> found.tenant().equals(tenant))
                .map(found -> receipts.page(webhook, status, before, limit)));
    }

    /** An automation's runs with an id below {@code before}, newest first; nothing when there is no such automation. */
    public Optional<List<Receipt>> runs(Tenant tenant, long automation, long before, int limit) {
        return transactions.call(
                () -> automations.find(tenant, automation).map(found -> receipts.runs(automation, before, limit)));
    }

    /** Those of a CRM connection with an id below {@code before}, newest first. */
    public List<Receipt> ofConnection(Tenant tenant, long connection, long before, int limit) {
        return transactions.call(() -> receipts.ofConnection(tenant, connection, before, limit));
    }

    /** One of them. */
    public Optional<Receipt> find(Tenant tenant, long id) {
        return transactions.call(() -> receipts.find(tenant, id));
    }

    /**
     * Has one processed anew at once, whatever the guards say.
     *
     * @param payload null for the one it has
     * @return empty when there is none; false when there is no payload, as of a request that was refused
     */
    public Optional<Boolean> redo(Tenant tenant, long id, @Nullable RawJson payload) {
        Optional<Boolean> redone =
                transactions.call(() -> receipts.find(tenant, id).map(receipt -> {
                    if (payload == null && receipt.arrival().payload() == null) {
                        return false;
                    }
                    receipts.redo(id, payload);
                    return true;
                }));
        nudge.run();
        return redone;
    }

    /** Forgets those of a webhook that have ended; false when there is no such webhook. */
    public boolean clear(Tenant tenant, IncomingWebhookId webhook) {
        return transactions.call(() -> {
            Optional<IncomingWebhook> found =
                    webhooks.find(webhook).filter(known -> known.tenant().equals(tenant));
            found.ifPresent(known -> receipts.clear(webhook));
            return found.isPresent();
        });
    }
}
