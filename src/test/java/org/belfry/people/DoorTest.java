package org.belfry.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.people.People.UserChange;
import org.belfry.security.AccessKey;
import org.belfry.security.Caller;
import org.belfry.security.Credentials;
import org.belfry.security.PasswordHash;
import org.belfry.security.Role;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Tenant OTHER = new Tenant("other");
    private static final Secret PASSWORD = new Secret("password of ann");
    private static final Duration JUST_TRUSTED = Door.TRUSTED_FOR.minusMillis(1);

    private final SecureRandom random = new SecureRandom();
    private final SteppingClock clock = new SteppingClock();
    private final MemoryUsers users = new MemoryUsers();
    private final MemoryApiKeys keys = new MemoryApiKeys();
    private final Credentials administrator = new Credentials("admin", new Secret("password of admin"));
    private final Door.Rows rows = new Door.Rows(users, keys, MemoryPeopleTest.NO_TRANSACTIONS);
    private final Door door = door(1);
    private final People people = new People(rows, door, administrator, random, clock);

    private Door door(int atATime) {
        return new Door(administrator, rows, clock, random, new Door.Effort(1, atATime, Duration.ZERO));
    }

    private Optional<Caller> enters(String name, Secret password) {
        return caller(door.password(name, password.reveal()));
    }

    private static Optional<Caller> caller(Admission admission) {
        return admission instanceof Admission.Admitted admitted ? Optional.of(admitted.caller()) : Optional.empty();
    }

    @Test
    void the_administrator_comes_in_as_the_operator_of_the_default_tenant() {
        assertThat(enters("admin", new Secret("password of admin")))
                .contains(new Caller("admin", Tenant.DEFAULT, Role.OPERATOR));
        assertThat(users.lookUps).isZero();
    }

    @Test
    void a_user_comes_in_with_the_right_password_into_its_own_tenant() {
        people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        assertThat(enters("ann", PASSWORD)).contains(new Caller("ann", OTHER, Role.VIEWER));
        assertThat(enters("ann", new Secret("password of Ann"))).isEmpty();
        assertThat(enters("Ann", PASSWORD)).isEmpty();
        assertThat(enters("admin", PASSWORD)).isEmpty();
    }

    @Test
    void what_was_right_is_not_looked_up_for_a_minute() {
        people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        enters("ann", PASSWORD);
        int before = users.lookUps;
        clock.step(JUST_TRUSTED);
        assertThat(enters("ann", PASSWORD)).isPresent();
        assertThat(users.lookUps).isEqualTo(before);
        clock.step(Duration.ofMillis(1));
        assertThat(enters("ann", PASSWORD)).isPresent();
        assertThat(users.lookUps).isEqualTo(before + 1);
    }

    @Test
    void after_a_minute_an_unchanged_password_is_not_stretched_again() {
        people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        enters("ann", PASSWORD);
        clock.step(Door.TRUSTED_FOR);
        // Who waits for a turn to stretch a password is not let in when interrupted.
        Thread.currentThread().interrupt();
        assertThat(enters("ann", PASSWORD)).isPresent();
        assertThat(door.password("ann", "wrong password")).isEqualTo(Admission.BUSY);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_change_here_is_seen_at_once() {
        User ann = people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        enters("ann", PASSWORD);
        people.change(OTHER, ann.id(), user -> {}, new UserChange(null, Role.ADMIN));
        assertThat(enters("ann", PASSWORD)).map(Caller::role).contains(Role.ADMIN);
        people.change(OTHER, ann.id(), user -> {}, new UserChange(new Secret("another one"), null));
        assertThat(enters("ann", PASSWORD)).isEmpty();
        assertThat(enters("ann", new Secret("another one"))).isPresent();
        people.remove(OTHER, ann.id(), user -> {});
        assertThat(enters("ann", new Secret("another one"))).isEmpty();
    }

    @Test
    void a_change_on_another_node_is_seen_within_a_minute() {
        User ann = people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        enters("ann", PASSWORD);
        ann.become(Role.PUBLISHER, clock.instant());
        clock.step(Door.TRUSTED_FOR);
        assertThat(enters("ann", PASSWORD)).map(Caller::role).contains(Role.PUBLISHER);
        ann.changePassword(PasswordHash.of(new Secret("another one"), 1, random), clock.instant());
        clock.step(Door.TRUSTED_FOR);
        assertThat(enters("ann", PASSWORD)).isEmpty();
    }

    @Test
    void a_row_that_was_read_before_a_change_is_not_remembered_after_it() {
        User ann = people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        Admissions admissions = new Admissions(random);
        long season = admissions.season();
        admissions.forget("user " + ann.id());
        Admissions.Entry read = new Admissions.Entry(
                "user " + ann.id(), ann.caller(), ann.password().text(), clock.instant());
        admissions.admit("proof", read, season);
        assertThat(admissions.find("proof")).isNull();
        admissions.admit("proof", read, admissions.season());
        assertThat(admissions.find("proof")).isNotNull();
    }

    @Test
    void nobody_and_the_administrator_cost_as_much_as_a_user_with_a_wrong_password() {
        people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        Door closed = door(0);
        for (String name : new String[] {"ann", "nobody", "admin", ""}) {
            assertThat(closed.password(name, "wrong")).as(name).isEqualTo(Admission.BUSY);
            assertThat(door.password(name, "wrong")).as(name).isEqualTo(Admission.REFUSED);
        }
    }

    @Test
    void who_is_known_comes_in_while_many_others_knock() {
        people.enrol(OTHER, "ann", PASSWORD, Role.VIEWER);
        assertThat(door(0).password("admin", "password of admin")).isInstanceOf(Admission.Admitted.class);
        assertThat(door(0).password("ann", PASSWORD.reveal())).isEqualTo(Admission.BUSY);
    }

    @Test
    void only_so_many_wait_for_a_turn() {
        Door slow = new Door(administrator, rows, clock, random, new Door.Effort(1, 0, Duration.ofMinutes(5)));
        List<Thread> waiters = Stream.generate(() -> new Thread(() -> slow.password("nobody", "wrong")))
                .limit(Door.MOST_WAITERS)
                .toList();
        waiters.forEach(Thread::start);
        while (slow.waiting() < Door.MOST_WAITERS) {
            Thread.onSpinWait();
        }
        assertThat(slow.password("one more", "wrong")).isEqualTo(Admission.BUSY);
        waiters.forEach(Thread::interrupt);
    }

    @Test
    void a_row_with_the_administrators_name_never_comes_in() {
        users.add(new User(OTHER, "admin", PasswordHash.of(PASSWORD, 1, random), Role.ADMIN, clock.instant()));
        assertThat(enters("admin", PASSWORD)).isEmpty();
    }

    @Test
    void a_key_comes_in_until_it_is_revoked() {
        People.Issued issued = people.issue(OTHER, "robot", Role.PUBLISHER);
        assertThat(caller(door.key(issued.text())))
                .contains(new Caller(issued.key().prefix() + "…", OTHER, Role.PUBLISHER));
        assertThat(door.key(AccessKey.generate(random).secret())).isEqualTo(Admission.REFUSED);
        assertThat(people.revoke(Tenant.DEFAULT, issued.key().id())).isFalse();
        assertThat(caller(door.key(issued.text()))).isPresent();
        assertThat(people.revoke(OTHER, issued.key().id())).isTrue();
        assertThat(door.key(issued.text())).isEqualTo(Admission.REFUSED);
    }

    @Test
    void the_use_of_a_key_is_noted_once_a_minute() {
        People.Issued issued = people.issue(OTHER, "robot", Role.PUBLISHER);
        door.key(issued.text());
        clock.step(JUST_TRUSTED);
        door.key(issued.text());
        assertThat(keys.lookUps).isEqualTo(1);
        clock.step(Duration.ofMillis(1));
        door.key(issued.text());
        assertThat(keys.lookUps).isEqualTo(2);
        assertThat(issued.key().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_key_revoked_on_another_node_is_refused_within_a_minute() {
        People.Issued issued = people.issue(OTHER, "robot", Role.PUBLISHER);
        door.key(issued.text());
        keys.remove(issued.key());
        clock.step(Door.TRUSTED_FOR);
        assertThat(door.key(issued.text())).isEqualTo(Admission.REFUSED);
    }

    @Test
    void neither_passwords_nor_keys_are_told() {
        People.Issued issued = people.issue(OTHER, "robot", Role.PUBLISHER);
        assertThat(issued.toString() + issued.text() + new AccessKey(issued.text()))
                .doesNotContain(issued.text().reveal().substring("bk_".length() + 6));
        assertThat(issued.text().reveal()).matches("bk_[A-Za-z0-9_-]{32}");
    }
}
