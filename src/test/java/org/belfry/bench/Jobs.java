package org.belfry.bench;

import java.time.Duration;
import java.util.Locale;
import org.belfry.bench.Scenarios.Scenario;

/** Both jobs over two million attempts of thirty days, of which twenty are purged while events are sent. */
final class Jobs implements Scenario {
    private static final int ATTEMPTS = 2_000_000;
    private static final int PACED_EVENTS = 2_000;
    private static final Duration PACED_STEP = Duration.ofMillis(10);

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int attempts = stage.scaled(ATTEMPTS);
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground)) {
            ground.webhook(stage.sink().url("/live"), "active");
            long first = ground.webhook(stage.sink().url("/past"), "inactive", "contact.deleted");
            for (int i = 1; i < Past.WEBHOOKS; i++) {
                ground.webhook(stage.sink().url("/past"), "inactive", "contact.deleted");
            }
            Past.Bare bare = ground.past(first, attempts);
            ground.restart();
            ground.awaitReady();
            double aggregate = ground.awaitJob(ground.startJob("aggregate-deliveries"));
            stage.perSecond(
                    "attempts added up",
                    attempts / aggregate,
                    attempts / bare.count(),
                    "ratio to one INSERT … SELECT … GROUP BY over all attempts, by hour, with percentiles");
            purge(stage, ground, publisher, attempts / bare.insert());
        }
    }

    private static void purge(Stage stage, Ground ground, Publisher publisher, double inserted) throws Exception {
        publisher.warmUpSingles(stage, 1);
        Percentiles alone = paced(stage, publisher);
        stage.add("request to arrival without the purge", alone.toString(), "", "100 events/s");
        String purge = ground.startJob("purge");
        Percentiles beside = paced(stage, publisher);
        String until = ground.isRunning(purge) ? "" : "; the purge ended before";
        stage.add(
                "request to arrival beside the purge",
                beside.toString(),
                Results.ratio(beside.p99() / alone.p99()),
                "ratio of p99 to without" + until);
        double seconds = ground.awaitJob(purge);
        int days = Past.FIRST_DAYS_AGO - 30;
        double purged = (double) stage.scaled(ATTEMPTS) * days / Past.DAYS;
        stage.perSecond(
                "deliveries purged, with attempts and events",
                purged / seconds,
                inserted,
                String.format(
                        Locale.ROOT,
                        "ratio to one INSERT … SELECT of deliveries alone; %.0f in %.0f s",
                        purged,
                        seconds));
    }

    private static Percentiles paced(Stage stage, Publisher publisher) throws Exception {
        stage.sink().reset();
        int accepted = stage.accepted(publisher.paced(PACED_EVENTS, PACED_STEP)).good();
        return stage.arrivals(accepted).latency();
    }
}
