package org.belfry.delivery.model;

import java.util.List;
import org.belfry.delivery.MemoryDepot;
import org.belfry.delivery.model.Rules.Step;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class MemoryReplayTest extends ReplayContract {
    MemoryReplayTest() {
        super(new MemoryDepot(new SteppingClock()));
    }

    @Test
    void every_single_step_of_one_delivery() {
        Rules rules = new Rules(Flaw.NONE, 2, 0);
        List<List<Step>> ways = Tour.ofAllSteps(rules);
        walk(rules, ways);
    }
}
