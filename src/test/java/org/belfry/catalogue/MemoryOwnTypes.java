package org.belfry.catalogue;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.belfry.kernel.Tenant;

/** Types of tenants' own in memory. */
final class MemoryOwnTypes implements OwnTypes {
    private final TreeSet<OwnType> kept = new TreeSet<>(
            Comparator.comparing((OwnType type) -> type.tenant().id()).thenComparing(OwnType::type));
    private long last;
    int lookUps;

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
