package org.belfry.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;

/**
 * A connection that tells soon whether it still lives. The server's pool asks {@link Connection#isValid} once a second at
 * most and without a limit, and would wait for a machine that has vanished as long as for a statement. So the answer is
 * wanted soon, and it is asked for once more before a statement when nothing was heard of the database lately.
 */
final class PromptConnection implements InvocationHandler {
    private static final int MOST_MS = (int) Duration.ofMillis(600).toMillis();

    private static final long LATELY_NANOS = Duration.ofMillis(20).toNanos();

    private final Connection connection;
    private volatile long heardAt = System.nanoTime();

    private PromptConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PromptConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new PromptConnection(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return switch (method.getName()) {
                case "isValid" -> isValid();
                case "equals" -> proxy == arguments[0];
                case "prepareStatement", "createStatement", "prepareCall" -> {
                    requireLife();
                    yield method.invoke(connection, arguments);
                }
                case "commit", "rollback" -> {
                    Object nothing = method.invoke(connection, arguments);
                    heardAt = System.nanoTime();
                    yield nothing;
                }
                default -> method.invoke(connection, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void requireLife() throws SQLException {
        if (System.nanoTime() - heardAt > LATELY_NANOS && !isValid()) {
            throw new SQLNonTransientConnectionException("The database does not answer.", "08006");
        }
    }

    private boolean isValid() {
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, MOST_MS);
            boolean valid = connection.isValid(0);
            if (valid) {
                connection.setNetworkTimeout(Runnable::run, usual);
                heardAt = System.nanoTime();
            }
            return valid;
        } catch (SQLException e) {
            return false;
        }
    }
}
