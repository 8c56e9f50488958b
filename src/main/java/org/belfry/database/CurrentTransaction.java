package org.belfry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements on a connection of the current transaction, and refuses to run them on any other. */
public final class CurrentTransaction {
    private final DataSource dataSource;

    /** @param dataSource gives connections that belong to the current transaction */
    public CurrentTransaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public <T> T on(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("The database connection does not belong to a transaction.");
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Returns how many rows it touched. */
    public int update(String statement, @Nullable Object... parameters) {
        return on(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                set(prepared, parameters);
                return prepared.executeUpdate();
            }
        });
    }

    public <T> List<T> list(String query, Row<T> row, @Nullable Object... parameters) {
        return on(connection -> list(connection, query, row, parameters));
    }

    public static <T> List<T> list(Connection connection, String query, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            set(prepared, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    /** Sets parameters from the first on; instants in UTC, collections of ids as one array. */
    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof Instant instant) {
                statement.setObject(i + 1, utc(instant));
            } else if (parameter instanceof Collection<?> ids) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", ids.toArray()));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Something done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Reads the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
