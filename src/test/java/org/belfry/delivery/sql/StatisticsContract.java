package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Claimed;
import org.belfry.kernel.WebhookId;
import org.belfry.statistics.Count;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tally;
import org.belfry.statistics.sql.SqlStatistics;
import org.belfry.statistics.sql.SqlTallies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What was counted is what was recorded, before, while and after it is added up, on every database and in every time zone. */
@Isolated("changes the JVM's time zone")
abstract class StatisticsContract extends QueueFixture {
    private final CurrentTransaction sql;
    private final SqlTallies tallies;
    private final SqlStatistics statistics;

    StatisticsContract(DataSource dataSource, SqlFlavour flavour) {
        super(dataSource, flavour);
        this.sql = new CurrentTransaction(transactions);
        this.tallies = new SqlTallies(sql);
        this.statistics = new SqlStatistics(sql);
    }

    @BeforeEach
    void nothing_is_counted() {
        List.of("statistics_tally", "statistics_hour", "statistics_day")
                .forEach(table -> execute("DELETE FROM " + table));
    }

    @RepeatedTest(12)
    void totals_equal_a_direct_count_whatever_happens(RepetitionInfo repetition) {
        try (RandomHistory history = new RandomHistory(this, repetition.getCurrentRepetition())) {
            for (int step = 0; step < 60; step++) {
                history.step();
                if (step % 6 == 0) {
                    history.assertCountedRightly();
                }
            }
            addUpAll();
            history.assertCountedRightly();
        }
    }

    @Test
    void adding_up_twice_changes_nothing() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        sent(webhook, "a", 200, succeeds());
        List<Long> ids = waiting();
        SortedMap<Slot, Tally> before = read(webhook, Granularity.DAY);

        assertThat(addUp(ids)).isOne();
        assertThat(addUp(ids)).isZero();

        assertThat(read(webhook, Granularity.DAY)).isEqualTo(before).hasSize(1);
        assertThat(told("SELECT COUNT(*) FROM statistics_tally")).isEqualTo("0");
    }

    @Test
    void what_is_killed_before_its_commit_has_added_nothing_up() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        sent(webhook, "a", 200, succeeds());
        SortedMap<Slot, Tally> before = read(webhook, Granularity.HOUR);

        assertThatThrownBy(() -> transactions.run(() -> {
                    tallies.addUp(waiting());
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(read(webhook, Granularity.HOUR)).isEqualTo(before);
        assertThat(told("SELECT COUNT(*) FROM statistics_hour")).isEqualTo("0");
        addUpAll();
        assertThat(read(webhook, Granularity.HOUR)).isEqualTo(before);
    }

    @Test
    void a_result_that_comes_too_late_for_its_lease_is_not_counted() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        Claimed done = sent(webhook, "a", 200, succeeds());

        assertThat(answered(done, 500, fails()).lost()).isOne();

        Tally tally = read(webhook, Granularity.DAY).values().iterator().next();
        assertThat(tally.get(Count.SUCCESSES)).isOne();
        assertThat(tally.get(Count.FAILURES)).isZero();
    }

    @Test
    void spans_are_chosen_by_when_they_begin() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        sent(webhook, "a", 200, succeeds());
        addUpAll();
        sent(webhook, "b", 200, succeeds());

        assertThat(spans(webhook, Granularity.HOUR, NOON, NOON.plusSeconds(1))).isOne();
        assertThat(spans(webhook, Granularity.HOUR, NOON.plusSeconds(1), null))
                .as("the hour it lies in")
                .isOne();
        assertThat(spans(webhook, Granularity.HOUR, NOON.plusSeconds(3600), null))
                .isZero();
        assertThat(spans(webhook, Granularity.HOUR, null, NOON)).isZero();
        assertThat(spans(webhook, Granularity.DAY, null, NOON))
                .as("the day has begun before")
                .isOne();
    }

    private int spans(WebhookId webhook, Granularity granularity, Instant since, Instant until) {
        return transactions
                .call(() -> statistics.read(new Statistics.Query(webhook, granularity, since, until)))
                .size();
    }

    SortedMap<Slot, Tally> read(WebhookId webhook, Granularity granularity) {
        return transactions.call(() -> statistics.read(new Statistics.Query(webhook, granularity, null, null)));
    }

    List<Long> waiting() {
        return transactions.call(() -> tallies.oldest(0, Long.MAX_VALUE, 10_000));
    }

    int addUp(List<Long> ids) {
        return transactions.call(() -> tallies.addUp(ids));
    }

    private void addUpAll() {
        int unused = addUp(waiting());
    }
}
