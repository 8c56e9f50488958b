package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.belfry.action.CustomAction;
import org.belfry.action.Effect;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.MemoryAddressBook;
import org.belfry.guard.ContactKey;
import org.belfry.guard.DuplicateGuard;
import org.belfry.guard.Locks;
import org.belfry.guard.LoopbackGuard;
import org.belfry.guard.MemoryGuards;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.testing.SteppingClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a receipt is worked on, minute by minute, by a pump that looks for work every second; nothing here takes time. */
class ProcessingScheduleTest {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final MemoryInTray tray = new MemoryInTray();
    private final SteppingClock clock = tray.clock();
    private final Instant begin = clock.instant();
    private final IncomingWebhook webhook = InTray.webhook(
            new IncomingWebhookId("00000000000a"),
            ProcessingFixture.actions("{\"type\":\"custom\",\"handler\":\"shop\"}"));
    private final MemoryIncomingWebhooks webhooks = new MemoryIncomingWebhooks();
    private final MemoryGuards guards = new MemoryGuards();

    /** When somebody tried, after the beginning. */
    private final List<Duration> tries = new ArrayList<>();

    private final Deque<Verdict> verdicts = new ArrayDeque<>();
    private Duration downUntil = Duration.ZERO;
    private Duration anAttemptTakes = Duration.ZERO;
    private final IncomingPump pump =
            new IncomingPump(tray.errands(), tray.transactions(), processing(), Runnable::run, 1);

    ProcessingScheduleTest() {
        assertThat(webhooks.add(webhook)).isTrue();
    }

    private Processing processing() {
        MemoryAddressBook book = new MemoryAddressBook();
        MemoryAutomations automations = new MemoryAutomations();
        Starting starting = new Starting(automations, tray.errands());
        ActionStage stage = new ActionStage(
                new Plans(webhooks, automations),
                new RunBook.Shelf(book, book, new ContactLedger(book, event -> {}, (tenant, email) -> {}, starting)),
                new ActionStage.Guardians(
                        new DuplicateGuard(guards, DuplicateGuard.USUAL_WINDOW),
                        new LoopbackGuard(new LocksThatMayBeDown())),
                new Handover(
                        starting, new Calling(new NoTargets(), (tenant, connection) -> Optional.empty(), event -> {})),
                clock);
        return new Processing(stage, tray.errands(), tray.transactions(), this::carryOut, clock);
    }

    private Verdict carryOut(Tenant tenant, Effect effect) {
        tries.add(sinceBegin());
        clock.step(anAttemptTakes);
        return verdicts.isEmpty() ? new Verdict.Later("No answer.") : verdicts.poll();
    }

    private Duration sinceBegin() {
        return Duration.between(begin, clock.instant());
    }

    private final class LocksThatMayBeDown implements Locks {
        @Override
        public void lock(ContactKey contact, Instant until) {
            guards.lock(contact, until);
        }

        @Override
        public Optional<Instant> lockedUntil(ContactKey contact) {
            if (sinceBegin().compareTo(downUntil) < 0) {
                tries.add(sinceBegin());
                throw new IllegalStateException("down");
            }
            return guards.lockedUntil(contact);
        }
    }

    private static final class NoTargets implements ActionTargets {
        @Override
        public void ensure(Tenant tenant, CustomAction.Request request) {}

        @Override
        public Optional<Target> find(Tenant tenant, String url, @Nullable RawJson template) {
            return Optional.empty();
        }
    }

    private void receive() {
        Receipt.Arrival arrival = new Receipt.Arrival(begin, "subscriber_added", null, null, null);
        tray.receipts()
                .add(new Receipt.Fresh(
                        webhook, arrival, ReceiptStatus.PENDING, List.of(RawJson.of(ProcessingFixture.ADDED))));
    }

    private Receipt.Processing receipt() {
        return tray.receipts()
                .page(webhook.id(), null, Long.MAX_VALUE, 1)
                .get(0)
                .processing();
    }

    private void look(Duration until) {
        while (sinceBegin().compareTo(until) <= 0) {
            pump.nudge();
            clock.step(LOOK);
        }
    }

    @Test
    void what_always_fails_is_tried_after_5_and_30_minutes_and_2_hours_and_never_again() {
        receive();
        look(Duration.ofHours(50));

        assertThat(tries)
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
        assertThat(receipt().status()).isEqualTo(ReceiptStatus.FAILED);
        assertThat(receipt().attempts()).isEqualTo(4);
        assertThat(receipt().nextAttemptAt()).isNull();
    }

    @Test
    void while_everything_is_down_each_time_has_three_tries_at_once() {
        downUntil = Duration.ofHours(3);
        receive();
        look(Duration.ofHours(4));

        assertThat(tries).hasSize(12);
        assertThat(tries.stream().distinct())
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
        assertThat(receipt().status()).isEqualTo(ReceiptStatus.FAILED);
    }

    @Test
    void what_was_down_for_an_hour_is_done_at_the_third_retry() {
        downUntil = Duration.ofHours(1);
        verdicts.add(new Verdict.Done("Called."));
        receive();
        look(Duration.ofHours(2).minus(LOOK));
        assertThat(receipt().status()).isEqualTo(ReceiptStatus.PENDING);
        assertThat(receipt().nextAttemptAt()).isEqualTo(begin.plus(Duration.ofHours(2)));
        look(Duration.ofHours(2));

        assertThat(receipt().status()).isEqualTo(ReceiptStatus.PROCESSED);
        assertThat(tries).endsWith(Duration.ofHours(2)).hasSize(10);
    }

    @Test
    void retries_count_from_the_beginning_of_the_first_attempt_however_long_attempts_take() {
        anAttemptTakes = Duration.ofSeconds(90);
        receive();
        look(Duration.ofHours(3));

        assertThat(tries)
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
    }

    @Test
    void who_asks_for_it_again_by_hand_begins_a_new_schedule() {
        receive();
        look(Duration.ofMinutes(10));
        tray.receipts().redo(1, null);
        tries.clear();
        look(Duration.ofHours(4));

        Duration first = tries.get(0);
        assertThat(tries).containsExactly(first, first.plusMinutes(5), first.plusMinutes(30), first.plusHours(2));
    }
}
