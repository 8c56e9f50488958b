package org.belfry.bench;

import org.belfry.bench.Scenarios.Scenario;

/** Events published one by one, while what was published is delivered. */
final class Singles implements Scenario {
    private static final int EVENTS = 60_000;

    @Override
    public String name() {
        return "singles";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int events = stage.scaled(EVENTS);
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground);
                Rss rss = new Rss(ground.pid())) {
            ground.webhook(stage.sink().url("/singles"), "active");
            publisher.warmUpSingles(stage, 1);
            Ends ends = stage.accepted(publisher.singles(events));
            stage.perSecond("accepted events", ends.pace().steady(), Publisher.CONNECTIONS + " connections");
            Arrivals arrivals = stage.arrivals(ends.good());
            stage.perSecond("delivered", arrivals.pace().steady(), "");
            stage.add("request to arrival", arrivals.latency().toString(), "", "publishing at the maximum");
            stage.memory(rss);
        }
    }
}
