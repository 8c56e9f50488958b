package org.belfry.bench;

import java.util.List;

/** All that can be measured, in the order in which it is. */
final class Scenarios {
    static final List<Scenario> ALL = List.of(
            new EngineAlone(),
            new Drain(),
            new Restart(),
            new Singles(),
            new Lists(),
            new InProcess(),
            new FanOut(),
            new Latency(),
            new Hanging(),
            new Waiting(),
            new Jobs(),
            new Incoming(),
            new Refusals());

    private Scenarios() {}

    /** One thing that is measured, on one database. */
    interface Scenario {
        String name();

        void run(Stage stage) throws Exception;
    }

    static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
