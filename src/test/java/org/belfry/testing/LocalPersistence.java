package org.belfry.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.belfry.kernel.Transactions;
import org.h2.jdbcx.JdbcDataSource;

/** The persistence unit without a server: one entity manager for each transaction, bound to the thread. */
@SuppressWarnings("ThreadLocalUsage") // one per database, not per class
public final class LocalPersistence implements Transactions {
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> bound = new ThreadLocal<>();

    private LocalPersistence(DataSource dataSource, String migrations) {
        Schema.in(dataSource, migrations);
        this.factory = Persistence.createEntityManagerFactory(
                "belfry",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", dataSource));
    }

    /** An empty H2 in a file. */
    public static LocalPersistence h2(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("belfry") + ";WRITE_DELAY=0");
        return new LocalPersistence(h2, "h2");
    }

    /** An empty database on a real PostgreSQL. */
    public static LocalPersistence postgresql() {
        return new LocalPersistence(Postgres.createDatabase().dataSource(), "postgresql");
    }

    /** The bean with the entity manager of whatever transaction it is called in, where the server would put it. */
    public <T> T completed(T bean) {
        try {
            Field field = bean.getClass().getDeclaredField("entities");
            field.setAccessible(true);
            field.set(bean, entities());
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private EntityManager entities() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    try {
                        return method.invoke(bound.get(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (bound.get() != null) {
            return work.get();
        }
        try (EntityManager entities = factory.createEntityManager()) {
            bound.set(entities);
            entities.getTransaction().begin();
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } catch (RuntimeException | Error e) {
            if (bound.get().getTransaction().isActive()) {
                bound.get().getTransaction().rollback();
            }
            throw e;
        } finally {
            bound.remove();
        }
    }

    /** Empties tables. */
    public void forget(String... tables) {
        run(() -> {
            for (String table : tables) {
                bound.get().createNativeQuery("DELETE FROM " + table).executeUpdate();
            }
        });
    }
}
