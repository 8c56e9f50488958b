package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Depot;
import org.belfry.delivery.DepotTalk;
import org.belfry.delivery.OutboxRows;
import org.belfry.event.HubEvent;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.Test;

/** Destinations, owners and nodes that are away for a while. */
class HardTimesTest extends DayFixture {
    @Test
    void an_open_circuit_uses_up_nobodys_retries() {
        destinations.refuseConnections(SHOP);
        node.leave(Collections.nCopies(100, CREATED));
        pass(Duration.ofMinutes(20));
        int requests = atShop().size();

        assertThat(attempts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(requests);
        assertThat(requests).as("one probe a minute, and those that opened it").isLessThan(50);
        assertThat(attempts().stream().filter(each -> each == 0).count()).isGreaterThan(50);
        destinations.answer(SHOP, 200);
        pass(Duration.ofMinutes(2));
        assertThat(count(DeliveryStatus.SUCCESS)).isGreaterThan(50);
        pass(Duration.ofDays(2));
        assertThat(count(DeliveryStatus.SUCCESS)).isEqualTo(100);
    }

    @Test
    void what_waits_for_an_inactive_webhook_goes_on_when_it_is_active_again() {
        node.leave(Collections.nCopies(3, CREATED));
        become(shop, WebhookStatus.INACTIVE);
        pass(Duration.ofDays(30));
        assertThat(atShop()).isEmpty();

        become(shop, WebhookStatus.ACTIVE);
        pass(Duration.ofSeconds(1));
        assertThat(atShop()).hasSize(3);
        assertThat(attempts()).containsOnly(1);
    }

    @Test
    void a_webhook_made_inactive_anywhere_stops_what_has_not_left_and_keeps_what_is_under_way() {
        destinations.hang(SHOP);
        node.leave(Collections.nCopies(Lane.FIRST_WINDOW, CREATED));
        turn();
        destinations.answer(SHOP, 200);
        for (int i = 0; i < 5; i++) {
            node.publish(CREATED);
        }
        settings(shop).become(WebhookStatus.INACTIVE);
        pass(Duration.ofSeconds(1));
        destinations.letGo(200);
        pass(Duration.ofSeconds(1));

        assertThat(atShop()).hasSize(Lane.FIRST_WINDOW);
        assertThat(count(DeliveryStatus.SUCCESS)).isEqualTo(Lane.FIRST_WINDOW);
        assertThat(depot.rows()).noneMatch(each -> each.owner() != null);
    }

    @Test
    void what_waits_behind_a_hanging_destination_leaves_when_it_answers() {
        destinations.hang(SHOP);
        node.leave(Collections.nCopies(Lane.FIRST_WINDOW, CREATED));
        turn();
        node.publish(CREATED);
        pass(Duration.ofSeconds(30));

        assertThat(owned()).isEqualTo(Lane.FIRST_WINDOW);
        destinations.answer(SHOP, 200);
        destinations.letGo(200);
        pass(Duration.ofSeconds(1));
        assertThat(count(DeliveryStatus.READY)).isZero();
        assertThat(atShop()).hasSize(Lane.FIRST_WINDOW + 1);
    }

    @Test
    void a_node_that_drains_gives_its_leases_back_and_records_what_is_under_way() {
        node.leave(Collections.nCopies(600, CREATED));
        turn();
        destinations.forget();
        destinations.hang(SHOP);
        node.leave(Collections.nCopies(600, CREATED));
        node.pump.claim();
        int underWay = atShop().size();
        node.publish(HubEvent.of("contact.updated", "{}"));
        assertThat(owned()).isGreaterThan(underWay);

        node.pump.stopSending();
        turn();
        assertThat(owned()).isEqualTo(underWay);
        assertThat(node.pump.underWay()).isEqualTo(underWay);
        destinations.letGo(200);
        turn();
        assertThat(node.pump.underWay()).isZero();
        assertThat(owned()).isZero();
        assertThat(count(DeliveryStatus.SUCCESS)).isEqualTo(600 + underWay);
        assertThat(destinations.received()).as("sent while draining").hasSize(underWay);
    }

    @Test
    void what_commits_while_a_node_drains_is_given_back() {
        node.pump.stopSending();
        node.publish(CREATED);
        turn();
        Node other = node("two", () -> 0L);
        other.turn();

        assertThat(atShop()).hasSize(1);
    }

    @Test
    void another_node_takes_over_when_the_leases_of_a_dead_one_have_ended() {
        destinations.hang(SHOP);
        node.leave(Collections.nCopies(3, CREATED));
        turn();
        nodes.clear();
        destinations.forget();
        destinations.answer(SHOP, 200);
        node("two", () -> 0L);

        pass(Duration.ofSeconds(44));
        assertThat(atShop()).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(atShop()).hasSize(3);
        assertThat(count(DeliveryStatus.SUCCESS)).isEqualTo(3);
    }

    @Test
    void two_nodes_send_each_delivery_once() {
        Node other = node("two", () -> 0L);
        for (int i = 0; i < 50; i++) {
            (i % 2 == 0 ? node : other).publish(CREATED);
            node.leave(List.of(CREATED));
        }
        pass(Duration.ofMinutes(1));

        assertThat(atShop()).hasSize(100);
        assertThat(atShop().stream().map(Destinations.Received::delivery).distinct())
                .hasSize(100);
    }

    @Test
    void a_commit_that_comes_long_after_its_lease_began_is_not_sent_on_that_lease() {
        clock.step(Duration.ofSeconds(60));
        OutboxRows.Inserted inserted = new DepotTalk(depot).insertLeased("contact.created", "one");
        clock.step(Duration.ofSeconds(30));
        node.pump.committed(inserted.leased(), clock.instant().minusSeconds(30), inserted.waiting());
        turn();
        pass(Duration.ofSeconds(1));

        assertThat(atShop()).hasSize(1);
        assertThat(depot.rows()).extracting(Depot.Row::fence).containsExactly(1L);
    }

    private long owned() {
        return depot.rows().stream().filter(each -> each.owner() != null).count();
    }
}
