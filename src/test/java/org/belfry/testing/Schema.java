package org.belfry.testing;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Belfry's tables. */
public final class Schema {
    private Schema() {}

    /**
     * Makes them in an empty database.
     *
     * @param product {@code h2} or {@code postgresql}
     */
    public static <T extends DataSource> T in(T database, String product) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + product)
                .load()
                .migrate();
        return database;
    }
}
