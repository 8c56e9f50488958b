package org.belfry.bench;

import org.belfry.bench.Scenarios.Scenario;

/** Each event goes to ten webhooks. */
final class FanOut implements Scenario {
    private static final int EVENTS = 20_000;
    private static final int WEBHOOKS = 10;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int requests = Math.max(Publisher.CONNECTIONS, stage.scaled(EVENTS) / Publisher.PER_LIST);
        try (Ground ground = stage.open();
                Publisher publisher = new Publisher(ground)) {
            for (int i = 0; i < WEBHOOKS; i++) {
                ground.webhook(stage.sink().url("/fan-out/" + i), "active");
            }
            publisher.warmUpLists(stage, WEBHOOKS);
            Ends ends = stage.accepted(publisher.lists(requests));
            Pace delivered =
                    stage.arrivals(ends.good() * Publisher.PER_LIST * WEBHOOKS).pace();
            stage.perSecond("delivered", delivered.steady(), "1 event to " + WEBHOOKS + " webhooks");
        }
    }
}
