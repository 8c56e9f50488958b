package org.belfry.delivery.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.belfry.webhook.TemplateId;
import org.jspecify.annotations.Nullable;

/** How values stand in the tables. */
final class Sql {
    private Sql() {}

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
}
