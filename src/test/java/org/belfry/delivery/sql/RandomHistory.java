package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;
import org.belfry.statistics.Count;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tally;

/**
 * Deliveries that are sent, retried, replayed and tallied by chance, with attempts that began up to three days before they
 * were recorded and a time zone that changes; and what a plain count of it all gives.
 */
final class RandomHistory implements AutoCloseable {
    private static final List<String> ZONES =
            List.of("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati");
    private static final List<String> TYPES = List.of("contact.created", "contact.updated");

    private final StatisticsContract here;
    private final Random random;
    private final TimeZone usual = TimeZone.getDefault();
    private final List<WebhookId> webhooks;
    private final List<Claimed> old = new ArrayList<>();
    private final Tally.Sheet truth = new Tally.Sheet();
    private int events;

    RandomHistory(StatisticsContract here, long seed) {
        this.here = here;
        this.random = new Random(seed);
        this.webhooks = List.of(
                here.webhook(1, "standard", "contact.created", "contact.updated"),
                here.webhook(2, "standard", "contact.created"));
    }

    void step() {
        switch (random.nextInt(8)) {
            case 0, 1 -> here.insert("e" + events++, TYPES.get(random.nextInt(2)));
            case 2, 3, 4 -> sendWhatIsDue();
            case 5 -> addSomeUp();
            case 6 -> replay();
            default -> TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(random.nextInt(ZONES.size()))));
        }
    }

    private void sendWhatIsDue() {
        List<Settlement> results = new ArrayList<>();
        for (Claimed claimed : here.claim(webhooks.get(random.nextInt(2)))) {
            results.add(answer(claimed));
        }
        old.stream().skip(random.nextInt(old.size() + 1)).limit(1).forEach(stale -> results.add(attempted(stale)));
        results.forEach(each -> old.add(each.claimed()));
        here.transactions.run(() -> here.deliveries.record(results));
    }

    private Settlement answer(Claimed claimed) {
        if (random.nextInt(6) == 0) {
            return new Settlement.Returned(claimed, Duration.ZERO);
        }
        Attempted attempted = attempted(claimed);
        Attempt attempt = attempted.attempt();
        truth.at(Slot.hourOf(claimed.webhook(), claimed.event().type(), attempt.startedAt()))
                .see(new Tally.Seen(
                        attempt.number(), ending(attempted.next()), attempt.status(), attempt.durationMillis()));
        return attempted;
    }

    private Attempted attempted(Claimed claimed) {
        Integer status = List.of(200, 204, 302, 404, 503, 0).get(random.nextInt(6));
        boolean answers = status > 0;
        boolean good = status / 100 == 2;
        Attempt attempt = new Attempt(
                claimed.attempts() + 1,
                QueueFixture.NOON.minusSeconds(random.nextInt(3 * 86_400)),
                Duration.ofMillis(random.nextInt(30_000)),
                answers ? status : null,
                good ? null : answers ? AttemptError.UNEXPECTED_STATUS : AttemptError.TIMEOUT,
                answers ? new Attempt.Answer("", "".getBytes(StandardCharsets.UTF_8)) : null);
        return new Attempted(claimed, attempt, good ? QueueFixture.succeeds() : badEnd());
    }

    private NextStep badEnd() {
        return random.nextBoolean() ? QueueFixture.fails() : new NextStep.RetryIn(Duration.ZERO, Duration.ZERO);
    }

    private static Tally.Ending ending(NextStep next) {
        if (next instanceof NextStep.RetryIn) {
            return Tally.Ending.NONE;
        }
        return next instanceof NextStep.Succeed ? Tally.Ending.SUCCESS : Tally.Ending.FAILURE;
    }

    private void addSomeUp() {
        List<Long> waiting = here.waiting();
        int unused = here.addUp(waiting.subList(0, random.nextInt(waiting.size() + 1)));
    }

    private void replay() {
        here.transactions.run(() ->
                here.database.redeliveries().replay(new DeliveryFilter(webhooks.get(0), Set.of(), null, null, null)));
    }

    void assertCountedRightly() {
        for (Granularity granularity : Granularity.values()) {
            Tally.Sheet expected = new Tally.Sheet();
            truth.tallies()
                    .forEach((slot, tally) -> expected.at(slot.in(granularity)).add(tally));
            for (WebhookId webhook : webhooks) {
                SortedMap<Slot, Tally> all = new TreeMap<>(expected.tallies());
                all.keySet().removeIf(slot -> !slot.webhook().equals(webhook));
                assertThat(here.read(webhook, granularity)).isEqualTo(all);
            }
        }
        long attempts = truth.tallies().values().stream()
                .mapToLong(tally -> tally.get(Count.ANSWERS) + tally.get(Count.NO_ANSWER))
                .sum();
        assertThat(here.told("SELECT COUNT(*) FROM attempt")).isEqualTo(Long.toString(attempts));
    }

    @Override
    public void close() {
        TimeZone.setDefault(usual);
    }
}
