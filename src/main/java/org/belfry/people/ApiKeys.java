package org.belfry.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The API keys that are kept. Every call belongs in a transaction. */
public interface ApiKeys {
    /** Gives the key its id and keeps it. */
    void add(ApiKey key);

    /** Those of a tenant with an id above {@code after}, oldest first. */
    List<ApiKey> page(Tenant tenant, long after, int limit);

    /** Nothing when it belongs to another tenant. */
    Optional<ApiKey> find(Tenant tenant, long id);

    /** Whatever its tenant. */
    Optional<ApiKey> hashed(String hash);

    /** Notes a use, unless one less than a minute before it is noted already. */
    void use(ApiKey key, Instant at);

    void remove(ApiKey key);
}
