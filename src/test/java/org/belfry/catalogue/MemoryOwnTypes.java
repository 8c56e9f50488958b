package org.belfry.catalogue;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/** Types of tenants' own in memory. */
public final class MemoryOwnTypes implements OwnTypes {
    /** What is in memory needs none. */
    static final Transactions NO_TRANSACTIONS = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    private final TreeSet<OwnType> kept = new TreeSet<>(
            Comparator.comparing((OwnType type) -> type.tenant().id()).thenComparing(OwnType::type));
    private long last;
    int lookUps;

    /** One without types of anybody's own. */
    public static Catalogue catalogue() {
        return new Catalogue(new MemoryOwnTypes(), NO_TRANSACTIONS);
    }

    @Override
    public void add(OwnType type) {
        set(type, "id", ++last);
        if (!kept.add(type)) {
            throw new TypeTaken();
        }
    }

    /** Ids and versions come from the database; the entity has no other way to get them. */
    static void set(OwnType type, String name, long value) {
        try {
            Field field = OwnType.class.getDeclaredField(name);
            field.setAccessible(true);
            field.setLong(type, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<OwnType> all(Tenant tenant) {
        return kept.stream().filter(type -> type.tenant().equals(tenant)).toList();
    }

    @Override
    public List<OwnType> named(Tenant tenant, Collection<String> types) {
        lookUps++;
        return all(tenant).stream().filter(type -> types.contains(type.type())).toList();
    }

    @Override
    public Optional<OwnType> findForChange(Tenant tenant, String type) {
        return all(tenant).stream().filter(each -> each.type().equals(type)).findFirst();
    }

    @Override
    public void remove(OwnType type) {
        kept.remove(type);
    }
}
