package org.belfry.bench;

import java.util.Locale;
import org.belfry.bench.Scenarios.Scenario;

/** Many deliveries of one webhook wait when the bundle starts: how fast do they arrive? */
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
            long webhook = ground.webhook(stage.sink().url("/drain"), "active");
            ground.fill(webhook, waiting);
            long started = Clock.micros();
            ground.restart();
            try (Rss rss = new Rss(ground.pid())) {
                Arrivals arrivals = stage.arrivals(waiting);
                Pace pace = arrivals.pace();
                stage.perSecond("delivered, 5 % to 95 %", pace.steady(), waiting + " waited; one webhook");
                stage.perSecond("delivered, second half", pace.warm(), "");
                stage.perSecond("delivered, first to last", pace.whole(), "");
                ground.awaitReady();
                ground.awaitRecorded(webhook, waiting);
                stage.memory(rss);
                stage.add("start to first arrival", seconds(arrivals.first() - started), "", "");
            }
        }
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
}
