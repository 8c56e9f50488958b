package org.belfry.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.security.AccessKey;
import org.belfry.security.PasswordHash;
import org.belfry.security.Role;
import org.junit.jupiter.api.Test;

/** What every place that keeps people does. */
abstract class PeopleContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final Tenant OTHER = new Tenant("other");
    private static final PasswordHash HASH = new PasswordHash("pbkdf2-sha512$1$c2FsdA==$aGFzaA==");

    private final Users users;
    private final ApiKeys keys;
    private final Tenancies tenancies;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();

    PeopleContract(Users users, ApiKeys keys, Tenancies tenancies, Transactions transactions) {
        this.users = users;
        this.keys = keys;
        this.tenancies = tenancies;
        this.transactions = transactions;
    }

    private User user(Tenant tenant, String name) {
        return in(() -> {
            User user = new User(tenant, name, HASH, Role.VIEWER, NOON);
            users.add(user);
            return user;
        });
    }

    private ApiKey key(Tenant tenant, String name, AccessKey text) {
        return in(() -> {
            ApiKey key = new ApiKey(tenant, name, Role.PUBLISHER, text, NOON);
            keys.add(key);
            return key;
        });
    }

    private <T> T in(Supplier<T> work) {
        return transactions.call(work);
    }

    @Test
    void a_user_comes_back_as_it_went_in() {
        long id = user(OTHER, "Ann Ä").id();
        User found = in(() -> users.find(OTHER, id)).orElseThrow();
        assertThat(found.name()).isEqualTo("Ann Ä");
        assertThat(found.tenant()).isEqualTo(OTHER);
        assertThat(found.role()).isEqualTo(Role.VIEWER);
        assertThat(found.password()).isEqualTo(HASH);
        assertThat(found.createdAt()).isEqualTo(NOON);
        assertThat(found.updatedAt()).isEqualTo(NOON);
        assertThat(in(() -> users.named("Ann Ä")).orElseThrow().id()).isEqualTo(id);
        assertThat(in(() -> users.named("ann ä"))).isEmpty();
    }

    @Test
    void a_name_is_one_users_in_all_tenants() {
        long id = user(OTHER, "taken").id();
        assertThatThrownBy(() -> user(Tenant.DEFAULT, "taken")).isInstanceOf(NameTaken.class);
        in(() -> {
            users.remove(users.findForChange(OTHER, id).orElseThrow());
            return true;
        });
        assertThat(user(Tenant.DEFAULT, "taken").id()).isGreaterThan(id);
    }

    @Test
    void changes_of_a_user_are_kept() {
        long id = user(OTHER, "changing").id();
        in(() -> {
            users.findForChange(OTHER, id).orElseThrow().become(Role.ADMIN, NOON.plusSeconds(1));
            return true;
        });
        User changed = in(() -> users.find(OTHER, id)).orElseThrow();
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(changed.updatedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void another_tenants_user_is_not_there() {
        long id = user(OTHER, "hidden").id();
        assertThat(in(() -> users.find(Tenant.DEFAULT, id))).isEmpty();
        assertThat(in(() -> users.findForChange(Tenant.DEFAULT, id))).isEmpty();
    }

    @Test
    void pages_are_of_one_tenant_and_in_order() {
        Tenant tenant = new Tenant("pages");
        List<Long> ids = List.of(
                user(tenant, "p1").id(),
                user(tenant, "p2").id(),
                user(tenant, "p3").id());
        user(OTHER, "p4");
        assertThat(in(() -> users.page(tenant, 0, 2))).extracting(User::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(in(() -> users.page(tenant, ids.get(1), 2)))
                .extracting(User::id)
                .containsExactly(ids.get(2));
        List<Long> keyIds = List.of(
                key(tenant, "k1", AccessKey.generate(random)).id(),
                key(tenant, "k2", AccessKey.generate(random)).id());
        key(OTHER, "k3", AccessKey.generate(random));
        assertThat(in(() -> keys.page(tenant, keyIds.get(0) - 1, 5)))
                .extracting(ApiKey::id)
                .containsExactlyElementsOf(keyIds);
        assertThat(in(() -> keys.page(tenant, keyIds.get(0), 5))).hasSize(1);
    }

    @Test
    void a_key_is_found_by_its_hash_and_gone_when_it_is_removed() {
        AccessKey text = AccessKey.generate(random);
        long id = key(OTHER, "robot", text).id();
        ApiKey found = in(() -> keys.hashed(text.hash())).orElseThrow();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.name()).isEqualTo("robot");
        assertThat(found.role()).isEqualTo(Role.PUBLISHER);
        assertThat(found.prefix()).isEqualTo(text.prefix());
        assertThat(found.lastUsedAt()).isNull();
        assertThat(in(() -> keys.hashed(AccessKey.generate(random).hash()))).isEmpty();
        assertThat(in(() -> keys.find(Tenant.DEFAULT, id))).isEmpty();
        in(() -> {
            keys.remove(keys.find(OTHER, id).orElseThrow());
            return true;
        });
        assertThat(in(() -> keys.hashed(text.hash()))).isEmpty();
    }

    @Test
    void a_use_is_noted_at_most_once_a_minute() {
        AccessKey text = AccessKey.generate(random);
        key(OTHER, "used", text);
        assertThat(usedAt(text, NOON)).isEqualTo(NOON);
        assertThat(usedAt(text, NOON.plusSeconds(59))).isEqualTo(NOON);
        assertThat(usedAt(text, NOON.plusSeconds(60))).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    }

    private Instant usedAt(AccessKey text, Instant time) {
        in(() -> {
            keys.use(keys.hashed(text.hash()).orElseThrow(), time);
            return true;
        });
        return in(() -> keys.hashed(text.hash())).orElseThrow().lastUsedAt();
    }

    @Test
    void tenants_are_opened_once_and_one_is_there_from_the_start() {
        Tenant fresh = new Tenant("fresh");
        assertThat(in(() -> tenancies.has(Tenant.DEFAULT))).isTrue();
        assertThat(in(() -> tenancies.has(fresh))).isFalse();
        long id = open(fresh).id();
        assertThat(in(() -> tenancies.has(fresh))).isTrue();
        assertThatThrownBy(() -> open(fresh)).isInstanceOf(NameTaken.class);
        List<Tenancy> page = in(() -> tenancies.page(0, 100));
        assertThat(page).extracting(Tenancy::tenant).startsWith(Tenant.DEFAULT).contains(fresh);
        assertThat(in(() -> tenancies.page(id, 100))).isEmpty();
    }

    private Tenancy open(Tenant tenant) {
        return in(() -> {
            Tenancy tenancy = new Tenancy(tenant, NOON);
            tenancies.add(tenancy);
            return tenancy;
        });
    }
}
