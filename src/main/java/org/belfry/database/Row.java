package org.belfry.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** One row of an answer; its columns are read by their names. */
public final class Row {
    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    public long number(String column) {
        return read(() -> row.getLong(column));
    }

    public int count(String column) {
        return read(() -> row.getInt(column));
    }

    public boolean truth(String column) {
        return read(() -> row.getBoolean(column));
    }

    public String text(String column) {
        return read(() -> row.getString(column));
    }

    public @Nullable String textIfAny(String column) {
        return readIfAny(() -> row.getString(column));
    }

    public byte[] bytes(String column) {
        return read(() -> row.getBytes(column));
    }

    public byte @Nullable [] bytesIfAny(String column) {
        return readIfAny(() -> row.getBytes(column));
    }

    /** JSON that was kept by its bytes. */
    public RawJson json(String column) {
        return RawJson.stored(bytes(column));
    }

    public @Nullable RawJson jsonIfAny(String column) {
        byte[] bytes = bytesIfAny(column);
        return bytes == null ? null : RawJson.stored(bytes);
    }

    public Instant time(String column) {
        return read(() -> row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    public @Nullable Instant timeIfAny(String column) {
        OffsetDateTime time = readIfAny(() -> row.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.get();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static <T> @Nullable T readIfAny(ReadingIfAny<T> reading) {
        try {
            return reading.get();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private interface Reading<T> {
        T get() throws SQLException;
    }

    private interface ReadingIfAny<T> {
        @Nullable
        T get() throws SQLException;
    }
}
