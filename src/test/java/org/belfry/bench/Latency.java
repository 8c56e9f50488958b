package org.belfry.bench;

import java.time.Duration;
import org.belfry.bench.Scenarios.Scenario;

/**
 * How long an event is under way, when nothing else is and at a quarter of the rate the bundle could take. The instant of
 * the commit is seen from outside by its two neighbours: the request goes out before, the answer comes in after.
 */
final class Latency implements Scenario {
    private static final int IDLE_EVENTS = 1000;
    private static final Duration IDLE_STEP = Duration.ofMillis(50);
    private static final int FASTEST = 30_000;
    private static final int QUARTER_SECONDS = 20;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground)) {
            ground.webhook(stage.sink().url("/latency"), "active");
            publisher.warmUpSingles(stage, 1);
            Percentiles idle = paced(stage, publisher, IDLE_EVENTS, IDLE_STEP);
            int fastest = stage.scaled(FASTEST);
            Ends ends = stage.accepted(publisher.singles(fastest));
            double most = ends.pace().steady();
            stage.arrivals(ends.good());
            int events = stage.scaled((int) (most / 4 * QUARTER_SECONDS));
            Percentiles busy = paced(stage, publisher, events, Duration.ofNanos((long) (4e9 / most)));
            stage.add(
                    "p99 at a quarter of the most, to idle",
                    "",
                    Results.ratio(busy.p99() / idle.p99()),
                    "the most: " + Results.number(most) + " events/s accepted");
        }
    }

    private static Percentiles paced(Stage stage, Publisher publisher, int events, Duration every) throws Exception {
        stage.sink().reset();
        Ends ends = stage.accepted(publisher.paced(events, every));
        Arrivals arrivals = stage.arrivals(ends.good());
        String note = events + " events, " + Results.number(1e9 / every.toNanos()) + "/s";
        Percentiles sinceRequest = arrivals.latency();
        stage.add("request to arrival, an upper bound of commit to arrival", sinceRequest.toString(), "", note);
        Percentiles sinceAnswer = arrivals.latencySince(ends.instants());
        stage.add("answer to arrival, a lower bound of commit to arrival", sinceAnswer.toString(), "", note);
        return sinceRequest;
    }
}
