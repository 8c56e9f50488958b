package org.belfry.people;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.belfry.kernel.Tenant;
import org.belfry.security.AccessKey;
import org.belfry.security.Caller;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * A program's way in. Its life: issued by an administrator, when its text is told once; used; revoked. It never changes but
 * for the time of its last use, which is written at most once a minute.
 */
@Entity
@Table(name = "api_key")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class ApiKey {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_ids")
    @SequenceGenerator(name = "api_key_ids", sequenceName = "api_key_ids", allocationSize = 1)
    private long id;

    private String tenant;

    private String name;

    private String role;

    private String prefix;

    @Column(name = "key_hash")
    private String hash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    /** For the persistence provider. */
    protected ApiKey() {}

    /** A new key; it has an id once it is kept. */
    public ApiKey(Tenant tenant, String name, Role role, AccessKey key, Instant now) {
        this.tenant = tenant.id();
        this.name = name;
        this.role = role.roleName();
        this.prefix = key.prefix();
        this.hash = key.hash();
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public Tenant tenant() {
        return new Tenant(tenant);
    }

    public String name() {
        return name;
    }

    public Role role() {
        return Roles.kept(role);
    }

    /** The beginning of the key, by which people tell it from others. */
    public String prefix() {
        return prefix;
    }

    String hash() {
        return hash;
    }

    /** The key as somebody who calls. */
    public Caller caller() {
        return new Caller(prefix + "…", tenant(), role());
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** To about a minute; null when it was never used. */
    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
