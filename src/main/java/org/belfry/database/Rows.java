package org.belfry.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Rows of tables, read and written in the current transaction. Parameters may be numbers, texts, truths, bytes, {@link
 * Instant}, {@link RawJson}, and null.
 */
public final class Rows {
    private final CurrentTransaction transaction;
    private final Product product;

    /** @param dataSource gives connections that belong to the current transaction */
    public Rows(DataSource dataSource, Product product) {
        this.transaction = new CurrentTransaction(dataSource);
        this.product = product;
    }

    /** All rows of an answer. */
    public <T> List<T> list(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        return prepared(query, parameters, statement -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    found.add(reader.apply(row));
                }
            }
            return found;
        });
    }

    /** The first row of an answer. */
    public <T> Optional<T> first(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        return list(query, reader, parameters).stream().findFirst();
    }

    /** How many rows the statement changed. */
    public int change(String statement, @Nullable Object... parameters) {
        return prepared(statement, parameters, PreparedStatement::executeUpdate);
    }

    /**
     * Inserts a row unless its key is there already, then or by another transaction that is just ending.
     *
     * @return whether it was inserted
     */
    public boolean insertUnlessThere(String insert, @Nullable Object... parameters) {
        if (product == Product.POSTGRESQL) {
            return change(insert + " ON CONFLICT DO NOTHING", parameters) > 0;
        }
        try {
            return change(insert, parameters) > 0;
        } catch (DatabaseFailure e) {
            // H2 undoes the statement alone; the transaction goes on.
            if (e.isUniqueViolation()) {
                return false;
            }
            throw e;
        }
    }

    /** The next number of a sequence. */
    public long next(String sequence) {
        return prepared(product.next(sequence), new @Nullable Object[0], statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private <T> T prepared(String text, @Nullable Object[] parameters, Work<T> work) {
        return transaction.on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                for (int i = 0; i < parameters.length; i++) {
                    set(statement, i + 1, parameters[i]);
                }
                return work.with(statement);
            }
        });
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, CurrentTransaction.utc(instant));
        } else if (value instanceof RawJson json) {
            statement.setBytes(index, json.bytes());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, value);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
