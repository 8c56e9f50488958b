package org.belfry.guard.sql;

import java.time.Instant;
import java.util.Optional;
import org.belfry.database.Rows;
import org.belfry.guard.ContactKey;
import org.belfry.guard.Locks;

/** Locks as rows. Every call belongs in a transaction. */
public final class SqlLocks implements Locks {
    private final Rows rows;

    public SqlLocks(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void lock(ContactKey contact, Instant until) {
        if (lockedUntil(contact).isEmpty()
                && rows.insertUnlessThere(
                        "INSERT INTO contact_lock (tenant, name, locked_until) VALUES (?, ?, ?)",
                        contact.tenant().id(),
                        contact.name(),
                        until)) {
            return;
        }
        rows.change(
                "UPDATE contact_lock SET locked_until = ? WHERE tenant = ? AND name = ? AND locked_until < ?",
                until,
                contact.tenant().id(),
                contact.name(),
                until);
    }

    @Override
    public Optional<Instant> lockedUntil(ContactKey contact) {
        return rows.first(
                "SELECT locked_until FROM contact_lock WHERE tenant = ? AND name = ?",
                row -> row.time("locked_until"),
                contact.tenant().id(),
                contact.name());
    }

    /** Forgets locks that ended before {@code now}. */
    public void forget(Instant now) {
        rows.change("DELETE FROM contact_lock WHERE locked_until < ?", now);
    }
}
