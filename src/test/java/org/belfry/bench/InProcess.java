package org.belfry.bench;

import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.belfry.bench.Scenarios.Scenario;

/** Events fired by a bean of the same application, in transactions of 100, while they are delivered. */
final class InProcess implements Scenario {
    private static final int EVENTS = 200_000;
    private static final int EACH = 100;
    private static final int CALLERS = 4;
    private static final int NO_CONTENT = 204;

    @Override
    public String name() {
        return "in-process";
    }

    @Override
    public void run(Stage stage) throws Exception {
        int transactions = Math.max(CALLERS, stage.scaled(EVENTS) / EACH);
        try (Ground ground = stage.open(CallersBundle.make());
                RequestLoop callers = new RequestLoop(CALLERS, 1);
                Rss rss = new Rss(ground.pid())) {
            ground.webhook(stage.sink().url("/in-process"), "active");
            stage.warmUp(EACH, () -> call(ground, callers, transactions / 2));
            Ends ends = stage.accepted(call(ground, callers, transactions));
            stage.perSecond(
                    "committed events",
                    EACH * ends.pace().steady(),
                    "transactions of " + EACH + ", " + CALLERS + " callers");
            Pace delivered = stage.arrivals(ends.good() * EACH).pace();
            stage.perSecond("delivered", delivered.steady(), "");
            stage.memory(rss);
        }
    }

    private static Ends call(Ground ground, RequestLoop callers, int transactions) throws InterruptedException {
        return callers.run(
                transactions,
                number -> SimpleRequestBuilder.post(
                                ground.url("/bench-caller?transactions=1&each=" + EACH + "&first=" + number * EACH))
                        .build(),
                NO_CONTENT);
    }
}
