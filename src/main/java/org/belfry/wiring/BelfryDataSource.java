package org.belfry.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.belfry.kernel.Secret;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the configured database. The server pools it: a class of ours rather than a driver's, because a
 * pool definition is an annotation and the URL is known only when the server starts.
 */
public final class BelfryDataSource extends ForwardingDataSource {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** One for all instances: the server makes its own, and the start another. */
    private static final FirstConnection FIRST = new FirstConnection(() -> Thread.sleep(PAUSE.toMillis()));

    private final DatabaseSettings settings;

    /**
     * Reads the configuration; made by the server's pool, which is the first to need it: so a wrong database setting
     * shows here, before {@link Startup} can look at it.
     */
    public BelfryDataSource() {
        this(configured());
    }

    BelfryDataSource(DatabaseSettings settings) {
        super(settings.product() == DatabaseSettings.Product.H2 ? h2(settings) : postgresql(settings));
        this.settings = settings;
    }

    private static DatabaseSettings configured() {
        try {
            return new Configuration(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class))
                    .database();
        } catch (WrongConfiguration e) {
            Failure.end(e);
            throw e;
        }
    }

    private static DataSource h2(DatabaseSettings settings) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(settings.url());
        h2.setUser(settings.user());
        h2.setPassword(settings.password().map(Secret::reveal).orElse(""));
        return h2;
    }

    private static DataSource postgresql(DatabaseSettings settings) {
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setReWriteBatchedInserts(true);
        postgresql.setConnectTimeout(1);
        postgresql.setLoginTimeout(1);
        postgresql.setSocketTimeout(30);
        postgresql.setTcpKeepAlive(true);
        postgresql.setApplicationName("belfry");
        postgresql.setURL(settings.url());
        if (!settings.user().isEmpty()) {
            postgresql.setUser(settings.user());
        }
        settings.password().map(Secret::reveal).ifPresent(postgresql::setPassword);
        return postgresql;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = FIRST.open(settings, behind::getConnection);
            return settings.product() == DatabaseSettings.Product.H2 ? connection : PromptConnection.of(connection);
        } catch (WrongConfiguration e) {
            Failure.end(e);
            throw e;
        }
    }
}
