package org.belfry.guard.sql;

import java.time.Instant;
import org.belfry.database.Rows;
import org.belfry.guard.Claims;
import org.belfry.guard.ContactKey;

/**
 * Claims as rows: who updates or inserts one first has it, and others wait for the end of that transaction to learn so.
 * Every call belongs in a transaction, that of the work the claim is for.
 */
public final class SqlClaims implements Claims {
    private final Rows rows;

    public SqlClaims(Rows rows) {
        this.rows = rows;
    }

    @Override
    public boolean claim(ContactKey contact, String action, Instant now, Instant until) {
        int taken = rows.change(
                "UPDATE contact_claim SET held_until = ? WHERE tenant = ? AND name = ? AND action = ? AND held_until <= ?",
                until,
                contact.tenant().id(),
                contact.name(),
                action,
                now);
        return taken > 0
                || rows.insertUnlessThere(
                        "INSERT INTO contact_claim (tenant, name, action, held_until) VALUES (?, ?, ?, ?)",
                        contact.tenant().id(),
                        contact.name(),
                        action,
                        until);
    }

    @Override
    public void end(ContactKey contact, String action, Instant until) {
        rows.change(
                "UPDATE contact_claim SET held_until = ? WHERE tenant = ? AND name = ? AND action = ?",
                until,
                contact.tenant().id(),
                contact.name(),
                action);
    }

    /** Forgets claims that ended before {@code now}. */
    public void forget(Instant now) {
        rows.change("DELETE FROM contact_claim WHERE held_until < ?", now);
    }
}
