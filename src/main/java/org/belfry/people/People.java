package org.belfry.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.security.AccessKey;
import org.belfry.security.Credentials;
import org.belfry.security.PasswordHash;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** What administrators do with the users and keys of their tenant. The door is told of each change after its commit. */
@Dependent
public class People {
    private final Door.Rows rows;
    private final Door door;
    private final Credentials administrator;
    private final RandomGenerator random;
    private final InstantSource clock;

    @Inject
    public People(Door.Rows rows, Door door, Credentials administrator, RandomGenerator random, InstantSource clock) {
        this.rows = rows;
        this.door = door;
        this.administrator = administrator;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Keeps a new user.
     *
     * @throws NameTaken when another has the name, in whatever tenant
     */
    public User enrol(Tenant tenant, String name, Secret password, Role role) {
        if (administrator.isNamed(name)) {
            throw new NameTaken();
        }
        // Before the transaction: it takes a while.
        PasswordHash hash = door.hash(password);
        return rows.in(() -> {
            if (rows.users().named(name).isPresent()) {
                throw new NameTaken();
            }
            User user = new User(tenant, name, hash, role, clock.instant());
            rows.users().add(user);
            return user;
        });
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<User> users(Tenant tenant, long after, int limit) {
        return rows.in(() -> rows.users().page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<User> user(Tenant tenant, long id) {
        return rows.in(() -> rows.users().find(tenant, id));
    }

    /**
     * Changes a user; nothing when there is none.
     *
     * @param check sees the user first; its exceptions leave everything as it is and are thrown on
     */
    public Optional<User> change(Tenant tenant, long id, Consumer<User> check, UserChange change) {
        Secret password = change.password();
        PasswordHash hash = password == null ? null : door.hash(password);
        Role role = change.role();
        return touched(tenant, id, check.andThen(user -> {
            Instant now = clock.instant();
            if (hash != null) {
                user.changePassword(hash, now);
            }
            if (role != null) {
                user.become(role, now);
            }
        }));
    }

    /** Removes a user, who cannot come in any more; false when there is none. {@code check} as in {@link #change}. */
    public boolean remove(Tenant tenant, long id, Consumer<User> check) {
        return touched(tenant, id, check.andThen(rows.users()::remove)).isPresent();
    }

    private Optional<User> touched(Tenant tenant, long id, Consumer<User> work) {
        Optional<User> touched = rows.in(() -> {
            Optional<User> user = rows.users().findForChange(tenant, id);
            user.ifPresent(work);
            return user;
        });
        touched.ifPresent(user -> door.userChanged(id));
        return touched;
    }

    /** Keeps a new key; its text is told only here. */
    public Issued issue(Tenant tenant, String name, Role role) {
        AccessKey text = AccessKey.generate(random);
        return rows.in(() -> {
            ApiKey key = new ApiKey(tenant, name, role, text, clock.instant());
            rows.keys().add(key);
            return new Issued(key, text.secret());
        });
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<ApiKey> keys(Tenant tenant, long after, int limit) {
        return rows.in(() -> rows.keys().page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<ApiKey> key(Tenant tenant, long id) {
        return rows.in(() -> rows.keys().find(tenant, id));
    }

    /** Nobody comes in with the key any more; false when there is none. */
    public boolean revoke(Tenant tenant, long id) {
        boolean revoked = rows.in(() -> {
            Optional<ApiKey> key = rows.keys().find(tenant, id);
            key.ifPresent(rows.keys()::remove);
            return key.isPresent();
        });
        if (revoked) {
            door.keyRevoked(id);
        }
        return revoked;
    }

    /** What is to be changed of a user; null leaves a thing as it is. */
    public record UserChange(@Nullable Secret password, @Nullable Role role) {}

    /** A key with its text, to be shown this once. */
    public record Issued(ApiKey key, Secret text) {}
}
