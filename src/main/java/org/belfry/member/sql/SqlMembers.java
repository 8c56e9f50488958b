package org.belfry.member.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.member.Member;
import org.belfry.member.Members;
import org.belfry.security.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Members in a table; they go with their contact. */
public final class SqlMembers implements Members {
    private static final String SELECT =
            "SELECT m.*, c.email, l.status AS link_status, l.expires_at, l.error FROM member m"
                    + " JOIN contact c ON c.id = m.contact_id LEFT JOIN member_link l"
                    + " ON l.id = (SELECT MAX(x.id) FROM member_link x WHERE x.contact_id = m.contact_id) WHERE m.tenant = ?";

    private final Rows rows;

    public SqlMembers(Rows rows) {
        this.rows = rows;
    }

    @Override
    public boolean admit(Tenant tenant, ContactId contact, String role, Instant now) {
        return rows.insertUnlessThere(
                "INSERT INTO member (contact_id, tenant, role, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                contact.value(),
                tenant.id(),
                role,
                now,
                now);
    }

    @Override
    public boolean assign(ContactId contact, String role, Instant now) {
        return rows.change(
                        "UPDATE member SET role = ?, updated_at = ?, version = version + 1 WHERE contact_id = ?",
                        role,
                        now,
                        contact.value())
                > 0;
    }

    @Override
    public Optional<Member> find(Tenant tenant, ContactId contact) {
        return rows.first(SELECT + " AND m.contact_id = ?", SqlMembers::read, tenant.id(), contact.value());
    }

    @Override
    public Optional<Member> findForChange(Tenant tenant, ContactId contact) {
        // The row is locked by itself, because not every database locks a join.
        return rows.first(
                        "SELECT contact_id FROM member WHERE tenant = ? AND contact_id = ? FOR UPDATE",
                        row -> row.number("contact_id"),
                        tenant.id(),
                        contact.value())
                .flatMap(locked -> find(tenant, contact));
    }

    @Override
    public List<Member> page(Tenant tenant, @Nullable EmailAddress email, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(tenant.id(), after));
        if (email != null) {
            values.add(email.value());
        }
        return rows.list(
                SELECT + " AND m.contact_id > ?" + (email == null ? "" : " AND c.email = ?")
                        + " ORDER BY m.contact_id FETCH FIRST " + limit + " ROWS ONLY",
                SqlMembers::read,
                values.toArray());
    }

    @Override
    public Optional<PasswordHash> password(ContactId contact) {
        return rows
                .list(
                        "SELECT password_hash FROM member WHERE contact_id = ?",
                        row -> Optional.ofNullable(row.textIfAny("password_hash")),
                        contact.value())
                .stream()
                .flatMap(Optional::stream)
                .map(PasswordHash::new)
                .findFirst();
    }

    @Override
    public void setPassword(ContactId contact, PasswordHash password, Instant now) {
        rows.change(
                "UPDATE member SET password_hash = ?, password_set_at = ?, updated_at = ?, version = version + 1"
                        + " WHERE contact_id = ?",
                password.text(),
                now,
                now,
                contact.value());
    }

    @Override
    public void remove(ContactId contact) {
        rows.change("DELETE FROM member WHERE contact_id = ?", contact.value());
    }

    private static Member read(Row row) {
        String link = row.textIfAny("link_status");
        return new Member(
                new ContactId(row.number("contact_id")),
                new Tenant(row.text("tenant")),
                new EmailAddress(row.text("email")),
                row.text("role"),
                row.timeIfAny("password_set_at"),
                link == null
                        ? null
                        : new Member.Link(
                                Member.State.named(link), row.timeIfAny("expires_at"), row.textIfAny("error")),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
