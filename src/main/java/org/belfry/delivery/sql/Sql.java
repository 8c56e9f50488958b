package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.belfry.webhook.TemplateId;
import org.jspecify.annotations.Nullable;

/** Runs statements on a connection of the current transaction, and refuses to run them on any other. */
final class Sql {
    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> T on(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("The database connection does not belong to a transaction.");
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    int update(String statement, Object... parameters) {
        return on(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) {
                    prepared.setObject(i + 1, parameters[i]);
                }
                return prepared.executeUpdate();
            }
        });
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Microseconds since 1970, the precision of the databases. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
    }

    static void setInt(PreparedStatement statement, int index, @Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setInt(index, value);
        }
    }

    /** A version of a template; null where there is none. */
    static @Nullable TemplateId templateId(ResultSet row, int column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new TemplateId(id);
    }

    static void setTemplate(PreparedStatement statement, int index, @Nullable TemplateId template) throws SQLException {
        if (template == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, template.value());
        }
    }

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
