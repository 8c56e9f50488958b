package org.belfry.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every database must do with deliveries beside that. */
abstract class SqlDeliveriesContract extends DeliveriesContract {
    private static final Duration LONG = Duration.ofMillis(40);

    private final Depot depot;

    SqlDeliveriesContract(Depot depot) {
        super(depot);
        this.depot = depot;
    }

    @Test
    void a_lease_taken_late_in_a_transaction_begins_then_and_not_with_the_transaction() {
        depot.begin(List.of("contact.created", "contact.updated"));
        DepotTalk talk = new DepotTalk(depot);
        Duration leaseEndsIn = depot.transactions().call(() -> {
            talk.insertLeased("contact.updated", "one");
            // The databases' usual clocks stand still from here on.
            talk.waiting();
            callersOwnWork();
            talk.insertLeased("contact.created", "one");
            return talk.waiting().stream()
                    .filter(each -> each.webhook().equals(DepotTalk.WEBHOOK))
                    .findFirst()
                    .orElseThrow()
                    .dueIn();
        });

        assertThat(leaseEndsIn)
                .isGreaterThanOrEqualTo(DepotTalk.lease("one").time().plus(LONG));
    }

    private static void callersOwnWork() {
        long end = System.nanoTime() + LONG.plusMillis(2).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
