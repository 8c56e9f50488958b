package org.belfry.testing;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.belfry.kernel.Transactions;

/** Transactions without a server: one connection bound to the thread, handed out until the outermost call ends. */
@SuppressWarnings("ThreadLocalUsage") // one per database, not per class
public final class LocalTransactions implements Transactions, DataSource {
    private final DataSource driver;
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    public LocalTransactions(DataSource driver) {
        this.driver = driver;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (bound.get() != null) {
            return work.get();
        }
        try (Connection connection = driver.getConnection()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                bound.remove();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Binds a connection to the thread until {@link #end}; for those who cannot hand their work in. */
    void begin() throws SQLException {
        Connection connection = driver.getConnection();
        connection.setAutoCommit(false);
        bound.set(connection);
    }

    boolean isActive() {
        return bound.get() != null;
    }

    /** Ends what {@link #begin} has begun. */
    void end(Ending ending) throws SQLException {
        try (Connection connection = bound.get()) {
            bound.remove();
            if (ending == Ending.COMMIT) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    enum Ending {
        COMMIT,
        ROLLBACK
    }

    /** The bound connection, which its user cannot close; outside a transaction a connection of its own. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = bound.get();
        if (connection == null) {
            return driver.getConnection();
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    return method.invoke(connection, args);
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
