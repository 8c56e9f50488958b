package org.belfry.member.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.member.Member;
import org.belfry.member.PasswordLinks;

/** Links in a table that knows only hashes of what the mails carry; leased as receipts are. */
public final class SqlPasswordLinks implements PasswordLinks {
    private static final int CANDIDATES = 8;
    private static final String OPEN = "status IN ('waiting', 'sent')";
    private static final String MINE = " WHERE id = ? AND fence = ? AND status = 'waiting'";

    private final Rows rows;

    public SqlPasswordLinks(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void ask(ContactId member, Instant now) {
        rows.change("UPDATE member_link SET status = 'replaced' WHERE contact_id = ? AND " + OPEN, member.value());
        rows.change(
                "INSERT INTO member_link (id, contact_id, status, asked_at, attempts, due_at, fence)"
                        + " VALUES (?, ?, 'waiting', ?, 0, CURRENT_TIMESTAMP, 0)",
                rows.next("member_link_ids"),
                member.value(),
                now);
    }

    @Override
    public List<Due> claim(int most, Duration lease) {
        List<Ticket> candidates = rows.list(
                "SELECT id, fence FROM member_link WHERE status = 'waiting' AND due_at <= CURRENT_TIMESTAMP"
                        + " ORDER BY due_at, id FETCH FIRST " + (most + CANDIDATES) + " ROWS ONLY",
                row -> new Ticket(row.number("id"), row.number("fence")));
        List<Due> claimed = new ArrayList<>();
        for (Ticket ticket : candidates) {
            if (claimed.size() == most) {
                break;
            }
            int got = rows.change(
                    "UPDATE member_link SET fence = fence + 1, due_at = CURRENT_TIMESTAMP + INTERVAL '"
                            + lease.toSeconds() + "' SECOND" + MINE,
                    ticket.link(),
                    ticket.fence());
            if (got > 0) {
                claimed.addAll(rows.list(
                        "SELECT l.*, c.tenant, c.email FROM member_link l JOIN contact c ON c.id = l.contact_id"
                                + " WHERE l.id = ?",
                        SqlPasswordLinks::due,
                        ticket.link()));
            }
        }
        return claimed;
    }

    private static Due due(Row row) {
        return new Due(
                new Ticket(row.number("id"), row.number("fence")),
                new Tenant(row.text("tenant")),
                new EmailAddress(row.text("email")),
                row.count("attempts"),
                row.timeIfAny("first_attempt_at"));
    }

    @Override
    public boolean arm(Ticket ticket, TokenHash token, Instant expiresAt) {
        return rows.change(
                        "UPDATE member_link SET token_hash = ?, expires_at = ?" + MINE,
                        token.bytes(),
                        expiresAt,
                        ticket.link(),
                        ticket.fence())
                > 0;
    }

    @Override
    public void sent(Ticket ticket) {
        rows.change("UPDATE member_link SET status = 'sent', error = NULL" + MINE, ticket.link(), ticket.fence());
    }

    @Override
    public void failed(Ticket ticket, Failure failure) {
        Instant next = failure.nextAt();
        rows.change(
                "UPDATE member_link SET status = ?, error = ?, attempts = ?, first_attempt_at = ?, due_at = ?" + MINE,
                (next == null ? Member.State.FAILED : Member.State.WAITING).wireName(),
                failure.error(),
                failure.attempts(),
                failure.firstAttemptAt(),
                next == null ? failure.firstAttemptAt() : next,
                ticket.link(),
                ticket.fence());
    }

    @Override
    public Optional<Known> find(TokenHash token) {
        return rows.first(
                "SELECT l.id, l.contact_id, l.status, l.expires_at, c.email FROM member_link l"
                        + " JOIN contact c ON c.id = l.contact_id WHERE l.token_hash = ?",
                row -> new Known(
                        row.number("id"),
                        new ContactId(row.number("contact_id")),
                        new EmailAddress(row.text("email")),
                        Member.State.named(row.text("status")),
                        row.time("expires_at")),
                token.bytes());
    }

    @Override
    public boolean use(long link, Instant now) {
        return rows.change(
                        "UPDATE member_link SET status = 'used' WHERE id = ? AND expires_at > ? AND " + OPEN, link, now)
                > 0;
    }

    @Override
    public int forget(Instant before) {
        return rows.change("DELETE FROM member_link WHERE asked_at < ?", before);
    }
}
