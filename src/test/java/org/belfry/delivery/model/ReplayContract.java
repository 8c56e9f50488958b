package org.belfry.delivery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.delivery.Depot;
import org.belfry.delivery.model.Rules.Step;
import org.junit.jupiter.api.Test;

/** What every place that keeps deliveries does as the model says. */
abstract class ReplayContract {
    private static final int LEASES = 2;

    final Depot depot;

    ReplayContract(Depot depot) {
        this.depot = depot;
    }

    final void walk(Rules rules, List<List<Step>> ways) {
        Replay replay = new Replay(depot, rules);
        ways.forEach(replay::walk);
    }

    @Test
    void every_kind_of_step_of_one_delivery() {
        Rules rules = new Rules(Flaw.NONE, LEASES, 0);
        List<List<Step>> ways = Tour.ofAllKinds(rules);

        assertThat(ways).hasSizeGreaterThan(50);
        walk(rules, ways);
    }

    @Test
    void two_deliveries_of_one_webhook() {
        Rules rules = new Rules(Flaw.NONE, 3, 0, 0);
        walk(rules, Tour.atRandom(rules, 40, 60));
    }

    @Test
    void two_deliveries_of_two_webhooks() {
        Rules rules = new Rules(Flaw.NONE, 3, 0, 1);
        walk(rules, Tour.atRandom(rules, 40, 60));
    }
}
