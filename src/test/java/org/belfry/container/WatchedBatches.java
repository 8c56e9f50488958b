package org.belfry.container;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;

/** Stands between the outbox and its data source, and writes down how many rows each executed batch had. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class WatchedBatches {
    private final List<Batch> executed = new CopyOnWriteArrayList<>();

    /** The sizes of the batches executed since {@link #forget}, of statements that begin so. */
    public List<Integer> sizes(String beginning) {
        return executed.stream()
                .filter(batch -> batch.statement().startsWith(beginning))
                .map(Batch::rows)
                .toList();
    }

    public void forget() {
        executed.clear();
    }

    @Produces
    @Singleton
    OutboxRows watched(DataSource dataSource) {
        return new DeliveryDatabase(watch(dataSource), SqlFlavour.H2).outboxRows();
    }

    private DataSource watch(DataSource dataSource) {
        return around(
                DataSource.class,
                dataSource,
                (method, arguments, result) -> result instanceof Connection connection
                        ? around(Connection.class, connection, this::onConnection)
                        : result);
    }

    private Object onConnection(Method method, Object[] arguments, Object result) {
        return result instanceof PreparedStatement statement
                ? around(PreparedStatement.class, statement, (on, its, answer) -> {
                    if (on.getName().equals("executeBatch")) {
                        executed.add(new Batch(arguments[0].toString(), ((int[]) answer).length));
                    }
                    return answer;
                })
                : result;
    }

    private static <T> T around(Class<T> type, T target, Watch watch) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return watch.of(method, arguments, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(WatchedBatches.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Sees what a method was called with and has answered, and may put another answer in its place. */
    @FunctionalInterface
    private interface Watch {
        Object of(Method method, Object[] arguments, Object result);
    }

    private record Batch(String statement, int rows) {}
}
