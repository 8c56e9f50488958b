package org.belfry.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.belfry.kernel.Tenant;

/** Tenants in memory. */
final class MemoryTenancies implements Tenancies {
    private final List<Tenancy> kept = new ArrayList<>();

    MemoryTenancies() {
        add(new Tenancy(Tenant.DEFAULT, Instant.EPOCH));
    }

    @Override
    public void add(Tenancy tenancy) {
        if (has(tenancy.tenant())) {
            throw new NameTaken();
        }
        MemoryIds.give(tenancy, kept.size() + 1L);
        kept.add(tenancy);
    }

    @Override
    public boolean has(Tenant tenant) {
        return kept.stream().anyMatch(each -> each.tenant().equals(tenant));
    }

    @Override
    public List<Tenancy> page(long after, int limit) {
        return kept.stream().filter(each -> each.id() > after).limit(limit).toList();
    }
}
