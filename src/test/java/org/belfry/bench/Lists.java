package org.belfry.bench;

import org.belfry.bench.Scenarios.Scenario;

/** Events published in lists of 100, while what was published is delivered. */
final class Lists implements Scenario {
    private static final int EVENTS = 200_000;

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int requests = Math.max(Publisher.CONNECTIONS, stage.scaled(EVENTS) / Publisher.PER_LIST);
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground);
                Rss rss = new Rss(ground.pid())) {
            ground.webhook(stage.sink().url("/lists"), "active");
            publisher.warmUpLists(stage, 1);
            Ends ends = stage.accepted(publisher.lists(requests));
            stage.perSecond(
                    "accepted events",
                    Publisher.PER_LIST * ends.pace().steady(),
                    "lists of " + Publisher.PER_LIST + ", " + Publisher.CONNECTIONS + " connections");
            Pace delivered = stage.arrivals(ends.good() * Publisher.PER_LIST).pace();
            stage.perSecond("delivered", delivered.steady(), "");
            stage.memory(rss);
        }
    }
}
