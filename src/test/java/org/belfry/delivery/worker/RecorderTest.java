package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.belfry.delivery.Deliveries.Recorded;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.Settlement.Returned;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.MemoryWebhooks;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final WebhookId WEBHOOK = new WebhookId(1);

    private final List<List<Settlement>> written = new ArrayList<>();
    private final Set<Settlement> poison = new HashSet<>();
    private boolean outage;
    private final Recorder recorder = new Recorder(
            new OnlyRecording(this::take),
            new Disabling(new MemoryWebhooks(), event -> {}, () -> Instant.EPOCH),
            new Transactions() {
                @Override
                public <T> T call(Supplier<T> work) {
                    return work.get();
                }
            });

    private Recorded take(List<Settlement> batch) {
        if (outage || batch.stream().anyMatch(poison::contains)) {
            throw new IllegalStateException("refused");
        }
        written.add(batch);
        return new Recorded(0, List.of(), List.of());
    }

    private List<Settlement> add(int count) {
        List<Settlement> added = IntStream.range(0, count)
                .<Settlement>mapToObj(i -> new Returned(Lots.claimed(WEBHOOK), Duration.ZERO))
                .toList();
        added.forEach(recorder::add);
        return added;
    }

    /** As the pump does it, until so many tries in a row were refused; returns how many were refused in all. */
    private int turn(int mostRefusals) {
        int refused = 0;
        while (refused < mostRefusals) {
            try {
                if (recorder.recordBatch(told -> {}).isEmpty()) {
                    return refused;
                }
            } catch (IllegalStateException e) {
                refused++;
            }
        }
        return refused;
    }

    private List<Settlement> allWritten() {
        return written.stream().flatMap(List::stream).toList();
    }

    @Test
    void writes_what_has_come_in_one_batch_in_its_order() {
        List<Settlement> added = add(1500);

        assertThat(turn(1)).isZero();
        assertThat(written).containsExactly(added);
        assertThat(recorder.pending()).isZero();
    }

    @Test
    void one_result_that_is_refused_does_not_hold_up_the_others_and_is_found_in_a_few_tries() {
        List<Settlement> added = add(2000);
        Settlement refused = added.get(1234);
        poison.add(refused);

        assertThat(turn(5)).isEqualTo(5);
        assertThat(recorder.pending()).isOne();
        assertThat(allWritten())
                .hasSize(1999)
                .doesNotContain(refused)
                .isSubsetOf(added)
                .doesNotHaveDuplicates();
    }

    @Test
    void once_found_it_costs_the_others_nothing_more() {
        Settlement refused = add(1).get(0);
        poison.add(refused);
        turn(1);
        for (int round = 0; round < 12; round++) {
            add(2000);
            turn(1);
        }
        written.clear();
        List<Settlement> others = add(2000);
        turn(1);

        assertThat(written).containsExactly(others);
        assertThat(recorder.pending()).isOne();
    }

    @Test
    void what_was_refused_for_a_while_is_written_when_it_is_taken_again() {
        List<Settlement> added = add(10);
        poison.addAll(added.subList(3, 5));
        turn(20);
        poison.clear();

        assertThat(turn(1)).isZero();
        assertThat(allWritten()).containsExactlyInAnyOrderElementsOf(added);
        assertThat(recorder.pending()).isZero();
    }

    @Test
    void an_outage_however_long_loses_nothing() {
        List<Settlement> added = new ArrayList<>(add(300));
        outage = true;
        turn(10 * Recorder.MOST_REFUSALS);
        added.addAll(add(300));
        turn(10 * Recorder.MOST_REFUSALS);
        outage = false;

        assertThat(turn(1)).isZero();
        assertThat(allWritten()).containsExactlyInAnyOrderElementsOf(added);
        assertThat(recorder.pending()).isZero();
    }

    @Test
    void a_result_that_is_never_taken_while_others_are_is_given_up_at_last() {
        Settlement refused = add(1).get(0);
        poison.add(refused);
        turn(1);
        for (int i = 1; i < Recorder.MOST_REFUSALS; i++) {
            assertThat(recorder.pending()).isOne();
            add(1);
            turn(1);
        }

        assertThat(recorder.pending()).isZero();
        assertThat(turn(1)).isZero();
        assertThat(allWritten()).hasSize(Recorder.MOST_REFUSALS - 1).doesNotContain(refused);
    }

    @Test
    void tells_what_recording_did_once_it_is_committed() {
        List<Recorded> told = new ArrayList<>();
        add(2);

        assertThat(recorder.recordBatch(told::add)).hasSize(2);
        assertThat(recorder.recordBatch(told::add)).isEmpty();
        assertThat(told).hasSize(1);
    }
}
