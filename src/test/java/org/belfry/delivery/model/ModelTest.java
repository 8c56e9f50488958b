package org.belfry.delivery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.delivery.model.Exploration.Breach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at everything that can happen in a small world. */
class ModelTest {
    @Test
    void one_delivery_keeps_all_promises_with_three_leases_in_memory() {
        Exploration all = Exploration.of(new Rules(Flaw.NONE, 3, 0));

        assertThat(all.states()).isGreaterThan(5_000);
        assertThat(all.steps()).isGreaterThan(40_000);
    }

    @Test
    void two_deliveries_of_one_webhook_keep_all_promises() {
        Exploration all = Exploration.of(new Rules(Flaw.NONE, 2, 0, 0));

        assertThat(all.states()).isGreaterThan(90_000);
    }

    @Test
    void two_deliveries_of_two_webhooks_keep_all_promises() {
        Exploration all = Exploration.of(new Rules(Flaw.NONE, 2, 0, 1));

        assertThat(all.states()).isGreaterThan(250_000);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIM_KEEPS_THE_FENCE, TWO_VALID_LEASES",
        "RECORD_ASKS_FOR_NO_FENCE, OVERTAKEN_RESULT_RECORDED",
        "LEASES_NEVER_END, FORGOTTEN",
        "ORPHANS_STAY, CANNOT_END"
    })
    void each_promise_can_be_broken_and_the_way_there_is_told(Flaw flaw, Breach breach) {
        Exploration.Found found = Exploration.search(new Rules(flaw, 2, 0)).orElseThrow();

        assertThat(found.breach()).isEqualTo(breach);
        assertThat(found.trace()).hasSizeBetween(1, 6);
    }

    @Test
    void a_state_is_its_number_and_its_number_is_the_same_whatever_nodes_are_called() {
        Rules rules = new Rules(Flaw.NONE, 2, 0, 1);
        Code code = rules.code();
        for (List<Rules.Step> way : Tour.atRandom(rules, 50, 50)) {
            State last = way.get(way.size() - 1).to();
            State again = code.state(code.of(last));
            assertThat(code.of(again)).isEqualTo(code.of(last));
            assertThat(again.deliveries().stream()
                            .mapToInt(each -> each.kept().attempts())
                            .sum())
                    .isEqualTo(last.deliveries().stream()
                            .mapToInt(each -> each.kept().attempts())
                            .sum());
        }
    }

    @Test
    void a_way_leads_from_the_first_state_step_by_step() {
        Rules rules = new Rules(Flaw.NONE, 2, 0);
        Exploration all = Exploration.of(rules);
        int last = all.states() - 1;
        List<Rules.Step> way = all.wayTo(last);

        assertThat(all.wayTo(0)).isEmpty();
        assertThat(rules.next(rules.first())).contains(way.get(0));
        assertThat(rules.code().of(way.get(way.size() - 1).to()))
                .isEqualTo(rules.code().of(all.state(last)));
    }
}
