package org.belfry.maintenance.sql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.UsedKeys;

/** A table of the keys that nodes have begun to seal with, and the secrets themselves, which name theirs. */
public final class SqlUsedKeys implements UsedKeys {
    private static final String NAMED = Arrays.stream(SealedColumn.values())
            .map(column -> "SELECT " + SqlSealedValues.KEY_ID.formatted(column.column) + " FROM "
                    + column.table.sqlName() + " WHERE LENGTH(" + column.column + ") > 4")
            .collect(Collectors.joining(" UNION "));

    private final CurrentTransaction sql;

    public SqlUsedKeys(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> all() {
        waitForOthers();
        Set<String> ids = named();
        ids.addAll(sql.list("SELECT key_id FROM master_key", row -> row.getString(1)));
        return ids;
    }

    @Override
    public void add(String keyId) {
        waitForOthers();
        sql.update(
                "INSERT INTO master_key (key_id) SELECT key_id FROM (SELECT CAST(? AS VARCHAR(16)) AS key_id) AS it"
                        + " WHERE NOT EXISTS (SELECT 1 FROM master_key k WHERE k.key_id = it.key_id)",
                keyId);
    }

    @Override
    public Set<String> forgetUnused(String kept) {
        Set<String> left = all();
        Set<String> named = named();
        left.stream()
                .filter(id -> !named.contains(id) && !id.equals(kept))
                .forEach(id -> sql.update("DELETE FROM master_key WHERE key_id = ?", id));
        named.remove(kept);
        return named;
    }

    private Set<String> named() {
        return new HashSet<>(sql.list(NAMED, row -> HexFormat.of().formatHex(row.getBytes(1))));
    }

    /** The job's row is there always, so it serves as a lock. */
    private void waitForOthers() {
        sql.list("SELECT job FROM job_lease WHERE job = 'reseal' FOR UPDATE", row -> row.getString(1));
    }
}
