package org.belfry.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.belfry.security.Vault;
import org.belfry.wiring.DatabaseSettings.Product;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Makes the database ready before anything uses it. */
final class Database {
    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DatabaseSettings settings;
    private final DataSource dataSource;

    Database(DatabaseSettings settings) {
        this.settings = settings;
        this.dataSource = new BelfryDataSource(settings);
    }

    /** Waits until the database answers, then brings its schema up to date. */
    void prepare() throws InterruptedException {
        awaitAnswer();
        requireDurable();
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + settings.product().migrations)
                .load()
                .migrate();
    }

    /** An H2 file is opened by this process, so that a failure there does not mend itself. */
    private void awaitAnswer() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                dataSource.getConnection().close();
                if (told) {
                    LOG.log(Level.INFO, "The database answers; the start goes on.");
                }
                return;
            } catch (SQLException e) {
                if (settings.product() == Product.H2 || isRefusal(e)) {
                    throw new WrongConfiguration(
                            "BELFRY_DATABASE_URL: the database cannot be opened: " + firstLine(e.getMessage()));
                }
                if (!told) {
                    LOG.log(
                            Level.WARNING,
                            "Waiting for the database at {0}, which does not answer ({1}); trying again every second.",
                            address(),
                            firstLine(e.getMessage()));
                    told = true;
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Wrong user, password or database name: no waiting helps. */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("28") || state.equals("3D000"));
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

    /** All nodes of one database must have one master key, else some could not open what others sealed. */
    void requireKey(Vault vault) {
        try (Connection connection = dataSource.getConnection()) {
            if (!KeyCheck.keyId(connection, vault).equals(vault.keyId())) {
                throw new WrongConfiguration("BELFRY_MASTER_KEY is not the key that the secrets in the database are"
                        + " sealed with; give all nodes the key of the first.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The master key could not be checked.", e);
        }
    }

    /** The URL without its parameters, which may hold a password. */
    private String address() {
        String url = settings.url().split("[?;]", 2)[0];
        int userEnd = url.lastIndexOf('@');
        int hostStart = url.indexOf("//") + 2;
        return userEnd > hostStart ? url.substring(0, hostStart) + url.substring(userEnd + 1) : url;
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("").strip();
    }
}
