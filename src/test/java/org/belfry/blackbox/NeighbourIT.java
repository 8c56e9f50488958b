package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.belfry.example.ShopApplication;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shop in another WAR of the same server, with nothing of Belfry but belfry-api.jar, rings in its own transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighbourIT {
    private static final String ORDERS = "/shop/orders";
    private static final Path API_JAR = Path.of(System.getProperty("belfry.api", "target/belfry-api.jar"));

    private final RecordingSink sink = RecordingSink.open();
    private Bundle bundle;
    private Api api;
    private Api customer;
    private Hub hub;
    private Json webhook;
    private int number;

    @BeforeAll
    void start() throws IOException {
        bundle = Bundle.launchWith(shop(), Belfry.settings(sink.authority())).awaitReady(Bundle.BOOT);
        api = bundle.admin();
        customer = Api.anonymous(bundle.base());
        hub = new Hub(api);
    }

    private static Path shop() throws IOException {
        Path war = Files.createDirectories(Path.of("target", "example")).resolve("shop.war");
        File api = API_JAR.toFile();
        ShrinkWrap.create(WebArchive.class, "shop.war")
                .addPackage(ShopApplication.class.getPackage())
                .addAsLibrary(api)
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    @BeforeEach
    void subscribe() throws IOException {
        number++;
        webhook = hub.webhook(sink.url("/" + number), "[\"*\"]", "");
    }

    @AfterAll
    void stop() throws IOException {
        bundle.close();
        sink.close();
    }

    @Test
    void a_committed_order_is_there_and_its_event_arrives_signed() throws IOException {
        Reply reply = order("o-committed", 4200, "commerce.order_created");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        RecordedRequest came = sink.awaitCount("/" + number, 1, SOON).get(0);
        assertThat(came.header("webhook-id")).contains(reply.body());
        assertThat(came.header("webhook-signature"))
                .contains(Hub.signature(webhook.at("secret").string(), came));
        assertThat(Json.parse(came.text()).at("data.order.cents").number()).isEqualTo(4200);
        assertThat(orders()).contains("o-committed");
    }

    @Test
    void a_failed_order_leaves_neither_a_row_nor_an_event() throws IOException {
        Reply reply = order("o-declined", 1_000_000, "commerce.order_created");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(402);
        assertThat(orders()).doesNotContain("o-declined");
        assertThat(numbersThatArrive()).containsExactly("o-next-" + number);
    }

    @Test
    void an_event_belfry_refuses_is_told_in_a_sentence_and_the_next_order_goes_well() throws IOException {
        Reply reply = order("o-unfit", 100, "shop.gift_wrapped");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.body()).isEqualTo("Event type 'shop.gift_wrapped' is not known.");
        assertThat(orders()).doesNotContain("o-unfit");
        assertThat(api.post("/api/v1/event-types", "{\"type\":\"shop.gift_wrapped\"}")
                        .status())
                .isEqualTo(201);
        assertThat(order("o-fit", 100, "shop.gift_wrapped").status()).isEqualTo(201);
        assertThat(numbersThatArrive()).containsExactlyInAnyOrder("o-fit", "o-next-" + number);
        assertThat(orders()).contains("o-fit");
    }

    @Test
    void belfry_is_at_the_root_and_the_shop_at_its_own() throws IOException {
        assertThat(api.get(WEBHOOKS).status()).isEqualTo(200);
        assertThat(customer.get(WEBHOOKS).status()).isEqualTo(401);
        assertThat(customer.get(ORDERS).status()).isEqualTo(200);
        assertThat(api.get("/shop/api/v1/webhooks").status()).isEqualTo(404);
    }

    private Reply order(String order, int cents, String event) throws IOException {
        return customer.send(
                "POST",
                ORDERS,
                "application/x-www-form-urlencoded",
                "number=" + order + "&cents=" + cents + "&event=" + event);
    }

    private List<String> orders() throws IOException {
        return List.of(customer.get(ORDERS).body().split(","));
    }

    /** All that has come when an order that is placed now has come; deliveries leave in the order of their commits. */
    private List<String> numbersThatArrive() throws IOException {
        assertThat(order("o-next-" + number, 1, "commerce.order_completed").status())
                .isEqualTo(201);
        return sink.await("/" + number, came -> numbers(came).contains("o-next-" + number), SOON).stream()
                .map(NeighbourIT::numberOf)
                .toList();
    }

    private static List<String> numbers(List<RecordedRequest> came) {
        return came.stream().map(NeighbourIT::numberOf).toList();
    }

    private static String numberOf(RecordedRequest request) {
        return Json.parse(request.text()).at("data.order.number").string();
    }
}
