package org.belfry.fusion.sql;

import java.time.Instant;
import org.belfry.database.Rows;
import org.belfry.fusion.Members;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;

/** Members in a table. */
public final class SqlMembers implements Members {
    private final Rows rows;

    public SqlMembers(Rows rows) {
        this.rows = rows;
    }

    @Override
    public boolean admit(Tenant tenant, ContactId contact, String role, Instant now) {
        return rows.insertUnlessThere(
                "INSERT INTO member (contact_id, tenant, role, created_at) VALUES (?, ?, ?, ?)",
                contact.value(),
                tenant.id(),
                role,
                now);
    }

    @Override
    public boolean assign(ContactId contact, String role) {
        return rows.change("UPDATE member SET role = ? WHERE contact_id = ?", role, contact.value()) > 0;
    }
}
