package org.belfry.delivery.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.json.RawJson;

/** Rows of the event table: written once, never changed. */
final class EventRows {
    static final String INSERT =
            "INSERT INTO event (seq, tenant, id, type, occurred_at, data, actor, fingerprint, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    /** Adds an event to a batch of {@link #INSERT}. */
    static void add(PreparedStatement insert, long seq, OutgoingEvent outgoing) throws SQLException {
        RawJson actor = outgoing.event().actor();
        insert.setLong(1, seq);
        insert.setString(2, outgoing.tenant().id());
        insert.setString(3, outgoing.event().id().value());
        insert.setString(4, outgoing.event().type());
        insert.setObject(5, CurrentTransaction.utc(outgoing.event().occurredAt()));
        insert.setBytes(6, outgoing.event().data().bytes());
        insert.setBytes(7, actor == null ? null : actor.bytes());
        insert.setBytes(8, outgoing.fingerprint().bytes());
        insert.setObject(9, CurrentTransaction.utc(outgoing.takenAt()));
        insert.addBatch();
    }
}
