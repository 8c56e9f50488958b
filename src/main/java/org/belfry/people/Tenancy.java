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

/** A tenant that was opened, so that users and keys can belong to it. It stays as it is. */
@Entity
@Table(name = "tenancy")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class Tenancy {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tenancy_ids")
    @SequenceGenerator(name = "tenancy_ids", sequenceName = "tenancy_ids", allocationSize = 1)
    private long id;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the persistence provider. */
    protected Tenancy() {}

    /** A new one; it has an id once it is kept. */
    public Tenancy(Tenant tenant, Instant now) {
        this.name = tenant.id();
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public Tenant tenant() {
        return new Tenant(name);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
