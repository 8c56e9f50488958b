package org.belfry.incoming.sql;

import java.time.Instant;
import java.util.Optional;
import org.belfry.database.Rows;
import org.belfry.incoming.OptIns;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;

/** Expected confirmations in a table that knows only hashes of what the mails carry. */
public final class SqlExpected implements OptIns.Expected {
    private final Rows rows;

    public SqlExpected(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void add(TokenHash token, OptIns.Asked asked, Instant expiresAt) {
        rows.change(
                "INSERT INTO confirmation (token_hash, tenant, contact_id, expires_at) VALUES (?, ?, ?, ?)",
                token.bytes(),
                asked.tenant().id(),
                asked.contact().value(),
                expiresAt);
    }

    @Override
    public Optional<OptIns.Asked> find(TokenHash token, Instant now) {
        return rows.first(
                "SELECT tenant, contact_id FROM confirmation WHERE token_hash = ? AND expires_at > ?",
                row -> new OptIns.Asked(new Tenant(row.text("tenant")), new ContactId(row.number("contact_id"))),
                token.bytes(),
                now);
    }

    @Override
    public int forget(Instant now) {
        return rows.change("DELETE FROM confirmation WHERE expires_at <= ?", now);
    }
}
