package org.belfry.bench;

import java.time.Duration;
import org.belfry.bench.Scenarios.Scenario;

/** Eighty webhooks that answer at once, alone and beside twenty that never do. */
final class Hanging implements Scenario {
    private static final int FAST = 80;
    private static final int HANGING = 20;
    private static final int EVENTS = 2_500;
    private static final int PACED_EVENTS = 100;
    private static final Duration PACED_STEP = Duration.ofMillis(100);

    @Override
    public String name() {
        return "hanging";
    }

    @Override
    public void run(Stage stage) throws Exception {
        Measured alone = measure(stage, 0);
        stage.perSecond("delivered by " + FAST + " fast webhooks alone", alone.perSecond(), "");
        stage.add("request to arrival alone", alone.latency().toString(), "", "10 events/s to each");
        Measured beside = measure(stage, HANGING);
        stage.perSecond(
                "delivered beside " + HANGING + " that hang",
                beside.perSecond(),
                alone.perSecond(),
                "ratio to alone; " + beside.hung() + " requests hung");
        stage.add(
                "request to arrival beside them",
                beside.latency().toString(),
                Results.ratio(beside.latency().p99() / alone.latency().p99()),
                "ratio of p99 to alone");
    }

    private record Measured(double perSecond, Percentiles latency, long hung) {}

    private static Measured measure(Stage stage, int hanging) throws Exception {
        int requests = Math.max(2, stage.scaled(EVENTS) / Publisher.PER_LIST);
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground)) {
            for (int i = 0; i < FAST; i++) {
                ground.webhook(stage.sink().url("/fast/" + i), "active");
            }
            stage.warmUp(Publisher.PER_LIST * FAST, () -> publisher.lists(requests));
            for (int i = 0; i < hanging; i++) {
                ground.webhook(stage.sink().url("/hang/" + i), "active");
            }
            Ends paced = stage.accepted(publisher.paced(PACED_EVENTS, PACED_STEP));
            Percentiles latency = stage.arrivals(paced.good() * FAST).latency();
            long hungBefore = stage.sink().hung();
            stage.sink().reset();
            Ends burst = stage.accepted(publisher.lists(requests));
            double perSecond = stage.arrivals(burst.good() * Publisher.PER_LIST * FAST)
                    .pace()
                    .steady();
            return new Measured(perSecond, latency, hungBefore + stage.sink().hung());
        }
    }
}
