package org.belfry.bench;

import org.belfry.bench.Scenarios.Scenario;

/** Many deliveries of one webhook wait until it becomes active: how fast do they arrive? */
final class Drain implements Scenario {
    private static final int WAITING = 200_000;

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int waiting = stage.scaled(WAITING);
        try (Ground ground = stage.open()) {
            long webhook = ground.webhook(stage.sink().url("/drain"), "inactive");
            ground.fill(webhook, waiting);
            ground.restart();
            ground.awaitReady();
            long other = ground.webhook(stage.sink().url("/warm-up"), "active");
            try (Publisher publisher = new Publisher(ground)) {
                publisher.warmUpLists(stage, 1);
            }
            ground.become(other, "inactive");
            try (Rss rss = new Rss(ground.pid())) {
                ground.become(webhook, "active");
                Pace pace = stage.arrivals(waiting).pace();
                stage.perSecond("delivered, 5 % to 95 %", pace.steady(), waiting + " waited; one webhook");
                stage.perSecond("delivered, first to last", pace.whole(), "");
                ground.awaitRecorded(webhook, waiting);
                stage.memory(rss);
            }
        }
    }
}
