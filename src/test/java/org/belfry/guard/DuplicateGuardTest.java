package org.belfry.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.belfry.guard.DuplicateGuard.Verdict.DUPLICATE;
import static org.belfry.guard.DuplicateGuard.Verdict.FIRST;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class DuplicateGuardTest {
    private static final ContactKey ANN = ContactKey.ofCrm(Tenant.DEFAULT, "123");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final SteppingClock clock = new SteppingClock();
    private final DuplicateGuard guard = new DuplicateGuard(new MemoryGuards(), WINDOW);

    private DuplicateGuard.Verdict begin(ContactKey contact, String action) {
        return guard.begin(contact, action, clock.instant());
    }

    @Test
    void the_same_in_flight_is_a_duplicate() {
        assertThat(begin(ANN, "update")).isEqualTo(FIRST);
        clock.step(Duration.ofMinutes(14));
        assertThat(begin(ANN, "update")).isEqualTo(DUPLICATE);
    }

    @Test
    void another_contact_action_or_tenant_is_none() {
        begin(ANN, "update");
        assertThat(begin(ANN, "update_tags")).isEqualTo(FIRST);
        assertThat(begin(ContactKey.ofCrm(Tenant.DEFAULT, "124"), "update")).isEqualTo(FIRST);
        assertThat(begin(ContactKey.ofCrm(new Tenant("other"), "123"), "update"))
                .isEqualTo(FIRST);
        assertThat(begin(ContactKey.ofEmail(Tenant.DEFAULT, new EmailAddress("a@b.example")), "update"))
                .isEqualTo(FIRST);
    }

    @Test
    void the_same_within_the_window_is_a_duplicate_and_after_it_is_none() {
        begin(ANN, "update");
        clock.step(Duration.ofSeconds(3));
        guard.done(ANN, "update", clock.instant());
        clock.step(WINDOW.minusNanos(1));
        assertThat(begin(ANN, "update")).isEqualTo(DUPLICATE);
        clock.step(Duration.ofNanos(1));
        assertThat(begin(ANN, "update")).isEqualTo(FIRST);
    }

    @Test
    void a_crash_does_not_block_a_contact_for_good() {
        begin(ANN, "update");
        clock.step(DuplicateGuard.LONGEST_FLIGHT);
        assertThat(begin(ANN, "update")).isEqualTo(FIRST);
    }

    @Test
    void the_window_is_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DuplicateGuard(new MemoryGuards(), Duration.ofSeconds(-1)));
    }

    @Property
    void a_duplicate_does_not_prolong_the_window(@ForAll @IntRange(min = 1, max = 9) int seconds) {
        begin(ANN, "update");
        guard.done(ANN, "update", clock.instant());
        clock.step(Duration.ofSeconds(seconds));
        assertThat(begin(ANN, "update")).isEqualTo(DUPLICATE);
        clock.step(WINDOW.minusSeconds(seconds));
        assertThat(begin(ANN, "update")).isEqualTo(FIRST);
    }
}
