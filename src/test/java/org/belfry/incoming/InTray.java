package org.belfry.incoming;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.belfry.action.Actions;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/** A place where receipts wait, with what a test needs beside the ports. */
interface InTray {
    Errands errands();

    Receipts receipts();

    Transactions transactions();

    /** Forgets all receipts. */
    void begin();

    /** Keeps a webhook, which has no receipts yet. */
    void keep(IncomingWebhook webhook);

    /** Keeps an automation of that number. */
    void automation(long id);

    /** Lets time pass for all that waits. */
    void pass(Duration time);

    Instant now();

    /** One that nobody can open. */
    static IncomingWebhook webhook(IncomingWebhookId id, Actions actions) {
        return new IncomingWebhook(
                id,
                Long.parseLong(id.value(), 16),
                Tenant.DEFAULT,
                new IncomingWebhook.Purpose("w", "subscriber_added", null, true),
                new IncomingWebhook.Guarding(TokenHash.of("t"), null, null, List.of(), 600),
                new IncomingWebhook.Work(null, actions),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
