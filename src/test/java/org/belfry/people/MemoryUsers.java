package org.belfry.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** Users in memory; counts how often one is looked for. */
final class MemoryUsers implements Users {
    private final List<User> kept = new ArrayList<>();
    private long last;
    int lookUps;

    @Override
    public void add(User user) {
        if (kept.stream().anyMatch(each -> each.name().equals(user.name()))) {
            throw new NameTaken();
        }
        MemoryIds.give(user, ++last);
        kept.add(user);
    }

    @Override
    public List<User> page(Tenant tenant, long after, int limit) {
        return kept.stream()
                .filter(each -> each.tenant().equals(tenant) && each.id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<User> find(Tenant tenant, long id) {
        return page(tenant, id - 1, 1).stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public Optional<User> findForChange(Tenant tenant, long id) {
        return find(tenant, id);
    }

    @Override
    public Optional<User> named(String name) {
        lookUps++;
        return kept.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public void remove(User user) {
        kept.remove(user);
    }
}
