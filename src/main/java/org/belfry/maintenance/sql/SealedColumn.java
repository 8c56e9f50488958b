package org.belfry.maintenance.sql;

import java.util.Arrays;
import java.util.Locale;
import org.belfry.security.Vault;

/** The columns that hold sealed secrets, with the places that their rooms seal them for. */
enum SealedColumn {
    WEBHOOK_SECRETS(Table.WEBHOOK, "sealed_secret", "secret"),
    WEBHOOK_PREVIOUS_SECRETS(Table.WEBHOOK, "previous_sealed_secret", "previous_secret"),
    WEBHOOK_AUTH(Table.WEBHOOK, "sealed_auth", "auth"),
    WEBHOOK_HEADERS(Table.WEBHOOK, "sealed_headers", "headers"),
    INCOMING_SIGNING_SECRETS(Table.INCOMING_WEBHOOK, "sealed_signing_secret", "signing_secret"),
    CRM_AUTH(Table.CRM_CONNECTION, "sealed_auth", "auth");

    final Table table;
    final String column;
    private final String field;

    SealedColumn(Table table, String column, String field) {
        this.table = table;
        this.column = column;
        this.field = field;
    }

    /** What the step of the job is called. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SealedColumn of(String kind) {
        return Arrays.stream(values())
                .filter(column -> column.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no sealed " + kind + "."));
    }

    Vault.Place place(String row) {
        return new Vault.Place(table.sqlName(), row, field);
    }

    /** Where the columns are. */
    enum Table {
        WEBHOOK("id"),
        INCOMING_WEBHOOK("seq"),
        CRM_CONNECTION("id");

        /** A number that is the row's alone. */
        final String key;

        Table(String key) {
            this.key = key;
        }

        String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
