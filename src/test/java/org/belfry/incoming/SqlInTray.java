package org.belfry.incoming;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.belfry.database.TestDatabase;
import org.belfry.incoming.sql.SqlErrands;
import org.belfry.incoming.sql.SqlIncomingWebhooks;
import org.belfry.incoming.sql.SqlReceipts;
import org.belfry.kernel.Transactions;

/** Receipts in a database; time passes by bringing nearer what is due. */
record SqlInTray(TestDatabase database) implements InTray {
    @Override
    public Errands errands() {
        return new SqlErrands(database.rows());
    }

    @Override
    public Receipts receipts() {
        return new SqlReceipts(database.rows());
    }

    @Override
    public Transactions transactions() {
        return database.transactions();
    }

    @Override
    public void begin() {
        database.execute("DELETE FROM incoming_webhook");
        database.execute("DELETE FROM automation");
    }

    @Override
    public void keep(IncomingWebhook webhook) {
        boolean unused = transactions().call(() -> new SqlIncomingWebhooks(database.rows()).add(webhook));
    }

    @Override
    public void automation(long id) {
        int unused = transactions().call(() -> database.rows()
                .change(
                        "INSERT INTO automation (id, tenant, name, status, steps, version, created_at, updated_at)"
                                + " VALUES (?, 'default', 'a', 'active', ?, 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
                        id,
                        new byte[0]));
    }

    @Override
    public void pass(Duration time) {
        database.execute("UPDATE receipt SET due_at = due_at - INTERVAL '" + time.toSeconds() + "' SECOND");
    }

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
