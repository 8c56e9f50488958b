package org.belfry.api.hub;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.belfry.delivery.DeliveryView;
import org.belfry.dialect.Dialect;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.statistics.Count;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tally;
import org.belfry.webhook.Webhook;

/** Statistics as the native API shows them. */
final class StatisticsOut {
    private StatisticsOut() {}

    /** @param newest whatever spans were asked for */
    static RawJson of(
            Webhook webhook, Statistics.Query query, SortedMap<Slot, Tally> tallies, Optional<DeliveryView> newest) {
        Dialect dialect = webhook.dialect();
        Tally whole = new Tally();
        tallies.values().forEach(whole::add);
        SortedMap<String, Tally> byEvent = sums(tallies, Slot::eventType);
        SortedMap<Instant, Tally> bySpan = sums(tallies, Slot::begin);
        ObjectText out = new ObjectText()
                .number("webhook_id", webhook.id().value())
                .text("granularity", query.granularity().wireName())
                .raw("totals", counts(new ObjectText(), whole));
        newest.ifPresentOrElse(
                delivery -> out.raw("last_delivery", DeliveryOut.of(delivery, dialect)),
                () -> out.nothing("last_delivery"));
        return out.raw(
                        "events",
                        ObjectText.listed(byEvent.entrySet().stream()
                                .map(each -> counts(
                                        new ObjectText().text("event", dialect.spell(each.getKey())), each.getValue()))
                                .toList()))
                .raw(
                        "buckets",
                        ObjectText.listed(bySpan.entrySet().stream()
                                .map(each -> counts(
                                        new ObjectText()
                                                .text("start", each.getKey().toString()),
                                        each.getValue()))
                                .toList()))
                .done();
    }

    private static <K extends Comparable<K>> SortedMap<K, Tally> sums(
            SortedMap<Slot, Tally> tallies, Function<Slot, K> key) {
        SortedMap<K, Tally> sums = new TreeMap<>();
        for (Map.Entry<Slot, Tally> entry : tallies.entrySet()) {
            sums.computeIfAbsent(key.apply(entry.getKey()), unseen -> new Tally())
                    .add(entry.getValue());
        }
        return sums;
    }

    private static RawJson counts(ObjectText out, Tally tally) {
        ObjectText codes = new ObjectText()
                .number("2xx", tally.get(Count.STATUS_2XX))
                .number("3xx", tally.get(Count.STATUS_3XX))
                .number("4xx", tally.get(Count.STATUS_4XX))
                .number("5xx", tally.get(Count.STATUS_5XX))
                .number("other", tally.get(Count.STATUS_OTHER))
                .number("none", tally.get(Count.NO_ANSWER));
        return out.number("deliveries", tally.get(Count.DELIVERIES))
                .number("success", tally.get(Count.SUCCESSES))
                .number("failed", tally.get(Count.FAILURES))
                .number("retries", tally.get(Count.RETRIES))
                .raw("status_codes", codes.done())
                .raw("response_time", responseTime(tally))
                .done();
    }

    /** Milliseconds; all null where nobody has answered. */
    private static RawJson responseTime(Tally tally) {
        ObjectText out = new ObjectText();
        if (tally.get(Count.ANSWERS) == 0) {
            return out.nothing("average")
                    .nothing("p50")
                    .nothing("p95")
                    .nothing("p99")
                    .done();
        }
        return out.number("average", tally.averageMillis())
                .number("p50", tally.answerTimes().percentile(50))
                .number("p95", tally.answerTimes().percentile(95))
                .number("p99", tally.answerTimes().percentile(99))
                .done();
    }
}
