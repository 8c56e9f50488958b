package org.belfry.bench;

import java.time.Duration;
import java.util.Locale;
import org.belfry.bench.Scenarios.Scenario;

/** Live traffic of one webhook, without and with a million deliveries that wait for another one, which is inactive. */
final class Waiting implements Scenario {
    private static final int WAITING = 1_000_000;
    private static final int EVENTS = 30_000;
    private static final int PACED_EVENTS = 200;
    private static final Duration PACED_STEP = Duration.ofMillis(50);

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int waiting = stage.scaled(WAITING);
        Measured without = measure(stage, 0);
        tell(stage, "without", without, without);
        Measured with = measure(stage, waiting);
        tell(stage, "with " + waiting + " waiting", with, without);
    }

    private record Measured(double readyAfter, double accepted, double delivered, Percentiles latency) {}

    private static Measured measure(Stage stage, int waiting) throws Exception {
        try (Ground ground = stage.open()) {
            ground.webhook(stage.sink().url("/live"), "active");
            long asleep = ground.webhook(stage.sink().url("/asleep"), "inactive");
            ground.fill(asleep, waiting);
            long started = Clock.micros();
            ground.restart();
            ground.awaitReady();
            double readyAfter = (Clock.micros() - started) / 1e6;
            try (Publisher publisher = new Publisher(ground)) {
                return traffic(stage, publisher, readyAfter);
            }
        }
    }

    private static Measured traffic(Stage stage, Publisher publisher, double readyAfter) throws Exception {
        int events = stage.scaled(EVENTS);
        publisher.warmUpSingles(stage, 1);
        Ends ends = stage.accepted(publisher.singles(events));
        Arrivals arrivals = stage.arrivals(ends.good());
        stage.sink().reset();
        int accepted = stage.accepted(publisher.paced(PACED_EVENTS, PACED_STEP)).good();
        Arrivals paced = stage.arrivals(accepted);
        long astray = arrivals.withoutTime() + paced.withoutTime();
        if (astray > 0) {
            stage.add("delivered to the inactive webhook", String.valueOf(astray), "", "must be none");
        }
        return new Measured(readyAfter, ends.pace().steady(), arrivals.pace().steady(), paced.latency());
    }

    private static void tell(Stage stage, String which, Measured measured, Measured base) {
        String note = "ratio to without";
        stage.add(
                "ready after the start, " + which,
                String.format(Locale.ROOT, "%.1f s", measured.readyAfter()),
                Results.ratio(measured.readyAfter() / base.readyAfter()),
                note);
        stage.perSecond("accepted events, " + which, measured.accepted(), base.accepted(), note);
        stage.perSecond("delivered, " + which, measured.delivered(), base.delivered(), note);
        stage.add(
                "request to arrival, " + which,
                measured.latency().toString(),
                Results.ratio(measured.latency().p99() / base.latency().p99()),
                "20 events/s; ratio of p99 to without");
    }
}
