package org.belfry.container;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.belfry.wiring.BelfryDataSource;

/**
 * Rows of the caller's own, over the data source that Belfry uses, and what there is to be seen of Belfry's. The caller
 * sees what its transaction has written; others have connections that belong to no transaction of the server.
 */
@ApplicationScoped
public class Ledger {
    private static final String EVENTS = "SELECT COUNT(*) FROM event WHERE id = ?";
    private static final String DELIVERIES =
            "SELECT COUNT(*) FROM delivery d JOIN event e ON e.seq = d.event_seq WHERE e.id = ?";
    private static final String ENTRIES = "SELECT COUNT(*) FROM ledger WHERE entry = ?";

    /** As an application gets it; what the wiring hands to Belfry's rooms is another object over the same pool. */
    @Resource(lookup = "java:global/jdbc/belfry")
    private DataSource dataSource;

    @Inject
    private DataSource belfrys;

    private DataSource others;

    @PostConstruct
    void open() {
        others = new BelfryDataSource();
        try (Connection connection = others.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ledger (entry VARCHAR(64) PRIMARY KEY)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The caller's own work. */
    public void write(String entry) {
        write(dataSource, entry);
    }

    private static void write(DataSource source, String entry) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger (entry) VALUES (?)")) {
            insert.setString(1, entry);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same work as Belfry's own rooms would do it. */
    public void writeAsBelfry(String entry) {
        write(belfrys, entry);
    }

    /** Of one name, as the caller sees them. */
    public Seen seenByCaller(String name) {
        return seen(belfrys, name);
    }

    /** Of one name, as everybody else sees them. */
    public Seen seenByOthers(String name) {
        return seen(others, name);
    }

    private static Seen seen(DataSource source, String name) {
        try (Connection connection = source.getConnection()) {
            return new Seen(
                    count(connection, ENTRIES, name),
                    count(connection, EVENTS, name),
                    count(connection, DELIVERIES, name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** How many rows there are of one name: the caller's entries, events with that id, deliveries of them. */
    public record Seen(int entries, int events, int deliveries) {
        static final Seen NOTHING = new Seen(0, 0, 0);
    }
}
