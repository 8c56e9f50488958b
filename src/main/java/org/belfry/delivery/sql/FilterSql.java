package org.belfry.delivery.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryStatus;

/** A filter as the end of a statement over {@code delivery d}, and its parameters. */
final class FilterSql {
    private final StringBuilder where = new StringBuilder(" WHERE d.webhook_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    FilterSql(DeliveryFilter filter) {
        parameters.add(filter.webhook().value());
        if (!filter.statuses().isEmpty()) {
            where.append(" AND d.status IN ").append(names(filter));
        }
        if (filter.event() != null) {
            and("d.event_type = ?", filter.event());
        }
        if (filter.since() != null) {
            and("d.created_at >= ?", CurrentTransaction.utc(filter.since()));
        }
        if (filter.until() != null) {
            and("d.created_at < ?", CurrentTransaction.utc(filter.until()));
        }
    }

    /** The names are those of an enum, so that they may stand in the statement. */
    private static String names(DeliveryFilter filter) {
        return filter.statuses().stream()
                .map(DeliveryStatus::wireName)
                .sorted()
                .collect(Collectors.joining("', '", "('", "')"));
    }

    FilterSql and(String condition, Object parameter) {
        where.append(" AND ").append(condition);
        parameters.add(parameter);
        return this;
    }

    /** A condition without a parameter. */
    FilterSql and(String condition) {
        where.append(" AND ").append(condition);
        return this;
    }

    String where() {
        return where.toString();
    }

    /** Sets the parameters from the first on; returns the index of the next. */
    int set(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object parameter : parameters) {
            statement.setObject(index++, parameter);
        }
        return index;
    }
}
