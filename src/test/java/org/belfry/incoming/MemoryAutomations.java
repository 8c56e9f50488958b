package org.belfry.incoming;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.belfry.contact.Slug;
import org.belfry.kernel.Tenant;

/** Automations in memory; their runs are kept elsewhere. */
final class MemoryAutomations implements Automations {
    private final Map<Long, Automation> kept = new TreeMap<>();
    private long lastId;

    @Override
    public long nextId() {
        return ++lastId;
    }

    @Override
    public boolean add(Automation automation) {
        boolean free = isFree(automation);
        if (free) {
            kept.put(automation.id(), automation);
        }
        return free;
    }

    @Override
    public boolean replace(Automation automation) {
        return kept.containsKey(automation.id()) && add(automation);
    }

    private boolean isFree(Automation automation) {
        return of(automation.tenant())
                .noneMatch(each -> each.id() != automation.id()
                        && each.title().name().equals(automation.title().name()));
    }

    private Stream<Automation> of(Tenant tenant) {
        return kept.values().stream().filter(each -> each.tenant().equals(tenant));
    }

    @Override
    public void remove(long id) {
        kept.remove(id);
    }

    @Override
    public Optional<Automation> find(Tenant tenant, long id) {
        return of(tenant).filter(each -> each.id() == id).findFirst();
    }

    @Override
    public Optional<Automation> findForChange(Tenant tenant, long id) {
        return find(tenant, id);
    }

    @Override
    public Optional<Automation> named(Tenant tenant, String text) {
        return of(tenant)
                .filter(each -> each.title().name().equals(text))
                .findFirst()
                .or(() -> of(tenant)
                        .filter(each -> Long.toString(each.id()).equals(text))
                        .findFirst());
    }

    @Override
    public List<Automation> startedBy(Tenant tenant, Slug tag) {
        return of(tenant)
                .filter(each -> each.active() && tag.equals(each.trigger()))
                .toList();
    }

    @Override
    public List<Automation> page(Tenant tenant, long after, int limit) {
        return of(tenant).filter(each -> each.id() > after).limit(limit).toList();
    }
}
