package org.belfry.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** API keys in memory; counts how often one is looked for. */
final class MemoryApiKeys implements ApiKeys {
    private final List<ApiKey> kept = new ArrayList<>();
    private long last;
    int lookUps;

    @Override
    public void add(ApiKey key) {
        MemoryIds.give(key, ++last);
        kept.add(key);
    }

    @Override
    public List<ApiKey> page(Tenant tenant, long after, int limit) {
        return kept.stream()
                .filter(each -> each.tenant().equals(tenant) && each.id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<ApiKey> find(Tenant tenant, long id) {
        return page(tenant, id - 1, 1).stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public Optional<ApiKey> hashed(String hash) {
        lookUps++;
        return kept.stream().filter(each -> each.hash().equals(hash)).findFirst();
    }

    @Override
    public void use(ApiKey key, Instant at) {
        Instant before = key.lastUsedAt();
        if (before == null || !at.isBefore(before.plus(Duration.ofMinutes(1)))) {
            MemoryIds.set(key, "lastUsedAt", at);
        }
    }

    @Override
    public void remove(ApiKey key) {
        kept.remove(key);
    }
}
