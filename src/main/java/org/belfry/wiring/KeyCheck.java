package org.belfry.wiring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.belfry.security.Vault;

/** Which master key the database was begun with, told by its id. */
final class KeyCheck {
    private static final String UNIQUE_VIOLATION = "23505";

    private KeyCheck() {}

    /** The key's id as it is kept; a database that knows none is begun with this vault's. */
    static String keyId(Connection connection, Vault vault) throws SQLException {
        Optional<String> known = read(connection);
        if (known.isEmpty()) {
            known = begin(connection, vault);
        }
        return known.orElseThrow();
    }

    private static Optional<String> read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT key_id FROM master_key");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static Optional<String> begin(Connection connection, Vault vault) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO master_key (only_one, key_id) VALUES (1, ?)")) {
            insert.setString(1, vault.keyId());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            // Another node was first; its key counts.
        }
        return read(connection);
    }
}
