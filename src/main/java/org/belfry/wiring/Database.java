package org.belfry.wiring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.belfry.wiring.DatabaseSettings.Product;
import org.flywaydb.core.Flyway;

/** Makes the database ready before anything uses it. */
final class Database {
    private final DatabaseSettings settings;
    private final DataSource dataSource;

    Database(DatabaseSettings settings) {
        this.settings = settings;
        this.dataSource = new BelfryDataSource(settings);
    }

    /** Brings the schema up to date; {@link FirstConnection} waits for the database. */
    void prepare() {
        requireDurable();
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + settings.product().migrations)
                .load()
                .migrate();
    }

    private void requireDurable() {
        if (settings.product() != Product.H2) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            if (row.next() && !row.getString(1).equals("0")) {
                throw new WrongConfiguration("BELFRY_DATABASE_URL: H2 does not work with WRITE_DELAY=0 but "
                        + row.getString(1) + ", which loses acknowledged events when the process is killed.");
            }
        } catch (SQLException e) {
            throw new WrongConfiguration("BELFRY_DATABASE_URL: H2 does not tell its WRITE_DELAY: " + e.getMessage());
        }
    }
}
