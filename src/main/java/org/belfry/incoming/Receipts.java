package org.belfry.incoming;

import java.util.List;
import java.util.Optional;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** What was received, as its owner sees it. Every call belongs in a transaction. */
public interface Receipts {
    /** Keeps one receipt for each payload, due at once; one without a payload when there are none. */
    void add(Receipt.Fresh fresh);

    /**
     * Those of one incoming webhook with an id below {@code before}, newest first.
     *
     * @param status null for all
     */
    List<Receipt> page(IncomingWebhookId webhook, @Nullable ReceiptStatus status, long before, int limit);

    /** The runs of an automation with an id below {@code before}, newest first. */
    List<Receipt> runs(long automation, long before, int limit);

    /** Those that a CRM connection received, with an id below {@code before}, newest first. */
    List<Receipt> ofConnection(Tenant tenant, long connection, long before, int limit);

    /** Nothing when it belongs to another tenant. */
    Optional<Receipt> find(Tenant tenant, long id);

    /**
     * Has it processed anew from its beginning, at once and whatever the guards say; whoever is at work on it just now has
     * lost its lease.
     *
     * @param payload null for the one it has
     */
    void redo(long id, @Nullable RawJson payload);

    /** Forgets the receipts of one incoming webhook that have ended; tells how many. */
    int clear(IncomingWebhookId webhook);
}
