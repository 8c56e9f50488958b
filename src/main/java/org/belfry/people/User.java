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
import jakarta.persistence.Version;
import java.time.Instant;
import org.belfry.kernel.Tenant;
import org.belfry.security.Caller;
import org.belfry.security.PasswordHash;
import org.belfry.security.Role;

/**
 * Somebody who comes in with a name and a password.
 *
 * <p>Its life: enrolled by an administrator with a role in one tenant; given another password or role; removed. The name
 * stays, and is that user's in all tenants, because a login names no tenant.
 */
@Entity
@Table(name = "hub_user")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class User {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "hub_user_ids")
    @SequenceGenerator(name = "hub_user_ids", sequenceName = "hub_user_ids", allocationSize = 1)
    private long id;

    private String tenant;

    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    private String role;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the persistence provider. */
    protected User() {}

    /** A new user; it has an id once it is kept. */
    public User(Tenant tenant, String name, PasswordHash password, Role role, Instant now) {
        this.tenant = tenant.id();
        this.name = name;
        this.passwordHash = password.text();
        this.role = role.roleName();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Comes in with another password from now on. */
    public void changePassword(PasswordHash password, Instant now) {
        this.passwordHash = password.text();
        this.updatedAt = now;
    }

    /** May do other things from now on. */
    public void become(Role newRole, Instant now) {
        this.role = newRole.roleName();
        this.updatedAt = now;
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

    public PasswordHash password() {
        return new PasswordHash(passwordHash);
    }

    public Role role() {
        return Roles.kept(role);
    }

    /** The user as somebody who calls. */
    public Caller caller() {
        return new Caller(name, tenant(), role());
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
