package org.belfry.maintenance.sql;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.SealedValue;
import org.belfry.maintenance.SealedValues;

/** Sealed secrets in the tables of their rooms. */
public final class SqlSealedValues implements SealedValues {
    /** Of a column's value, as {@link org.belfry.security.Vault} lays it out. */
    static final String KEY_ID = "SUBSTRING(%s FROM 2 FOR 4)";

    private final CurrentTransaction sql;

    public SqlSealedValues(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public long count(String kind, long after, String keyId) {
        SealedColumn column = SealedColumn.of(kind);
        return sql.list("SELECT COUNT(*)" + others(column), row -> row.getLong(1), after, bytes(keyId))
                .get(0);
    }

    @Override
    public List<SealedValue> next(String kind, long after, String keyId, int most) {
        SealedColumn column = SealedColumn.of(kind);
        String key = column.table.key;
        return sql.list(
                "SELECT " + key + ", id, " + column.column + others(column) + " ORDER BY " + key + " LIMIT ?",
                row -> new SealedValue(kind, row.getLong(1), column.place(row.getString(2)), row.getBytes(3)),
                after,
                bytes(keyId),
                most);
    }

    private static String others(SealedColumn column) {
        return " FROM " + column.table.sqlName() + " WHERE " + column.table.key + " > ? AND "
                + KEY_ID.formatted(column.column) + " <> ?";
    }

    @Override
    public void replace(SealedValue before, byte[] sealed) {
        SealedColumn column = SealedColumn.of(before.kind());
        sql.update(
                "UPDATE " + column.table.sqlName() + " SET " + column.column + " = ? WHERE " + column.table.key
                        + " = ? AND " + column.column + " = ?",
                sealed,
                before.key(),
                before.sealed());
    }

    @Override
    public long countAll(String keyId) {
        return Arrays.stream(SealedColumn.values())
                .mapToLong(column -> count(column.kind(), 0, keyId))
                .sum();
    }

    private static byte[] bytes(String keyId) {
        return HexFormat.of().parseHex(keyId);
    }
}
