package org.belfry.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class LoopbackGuardTest {
    private static final ContactKey ANN = ContactKey.ofEmail(Tenant.DEFAULT, new EmailAddress("ann@b.example"));

    private final SteppingClock clock = new SteppingClock();
    private final LoopbackGuard guard = new LoopbackGuard(new MemoryGuards());

    @Test
    void a_tag_locks_its_contact_for_one_minute() {
        Instant end = clock.instant().plusSeconds(60);
        guard.tagApplied(ANN, clock.instant());
        assertThat(guard.blockedUntil(ANN, clock.instant())).contains(end);
        assertThat(guard.blockedUntil(ANN, end.minusNanos(1))).contains(end);
        assertThat(guard.blockedUntil(ANN, end)).isEmpty();
    }

    @Test
    void nobody_else_is_locked() {
        guard.tagApplied(ANN, clock.instant());
        ContactKey sameOfAnother = ContactKey.ofEmail(new Tenant("other"), new EmailAddress("ann@b.example"));
        assertThat(guard.blockedUntil(sameOfAnother, clock.instant())).isEmpty();
    }

    @Test
    void a_clock_that_is_behind_on_another_node_shortens_no_lock() {
        Instant end = clock.instant().plusSeconds(60);
        guard.tagApplied(ANN, clock.instant());
        guard.tagApplied(ANN, clock.instant().minusSeconds(5));
        assertThat(guard.blockedUntil(ANN, clock.instant())).contains(end);
    }

    @Test
    void switched_off_it_blocks_nobody() {
        LoopbackGuard off = LoopbackGuard.off();
        off.tagApplied(ANN, clock.instant());
        assertThat(off.blockedUntil(ANN, clock.instant())).isEmpty();
    }

    @Property
    void every_tag_renews_the_minute(@ForAll @Size(min = 1, max = 10) List<@IntRange(max = 120) Integer> pauses) {
        for (int pause : pauses) {
            clock.step(Duration.ofSeconds(pause));
            guard.tagApplied(ANN, clock.instant());
        }
        assertThat(guard.blockedUntil(ANN, clock.instant().plusSeconds(59))).isPresent();
        assertThat(guard.blockedUntil(ANN, clock.instant().plusSeconds(60))).isEmpty();
    }
}
