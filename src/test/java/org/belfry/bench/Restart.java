package org.belfry.bench;

import java.util.Locale;
import org.belfry.bench.Scenarios.Scenario;

/** Many deliveries of one webhook wait when the bundle starts: when does the first arrive, and how fast the others? */
final class Restart implements Scenario {
    private static final int WAITING = 200_000;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int waiting = stage.scaled(WAITING);
        try (Ground ground = stage.open()) {
            long webhook = ground.webhook(stage.sink().url("/restart"), "active");
            ground.fill(webhook, waiting);
            long started = Clock.micros();
            ground.restart();
            Arrivals arrivals = stage.arrivals(waiting);
            String first = String.format(Locale.ROOT, "%.1f s", (arrivals.first() - started) / 1e6);
            stage.add("start to first arrival", first, "", waiting + " waited; one webhook");
            Pace pace = arrivals.pace();
            stage.perSecond("delivered, 5 % to 95 %", pace.steady(), "a JVM that has just started");
            stage.perSecond("delivered, second half", pace.warm(), "");
        }
    }
}
