package org.belfry.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection that tells soon whether it still lives. The server's pool asks {@link Connection#isValid} before each use,
 * without a limit, and would wait for a machine that has vanished as long as for a statement.
 */
final class PromptConnection implements InvocationHandler {
    private static final int MOST_MS = (int) Duration.ofMillis(600).toMillis();

    private final Connection connection;

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
                default -> method.invoke(connection, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private boolean isValid() {
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, MOST_MS);
            boolean valid = connection.isValid(0);
            if (valid) {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
            return valid;
        } catch (SQLException e) {
            return false;
        }
    }
}
