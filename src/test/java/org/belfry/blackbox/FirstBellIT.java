package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.EVENTS;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.testing.Answer;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An event is published and a signed delivery arrives: section 3 of the contract, as far as it shows within seconds. */
@ResourceLock(SharedServer.NAME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstBellIT {
    private static final int MANY = 500;

    private final RecordingSink sink = RecordingSink.open();
    private final RecordingSink troubled = RecordingSink.open();
    private final RecordingSink silent = RecordingSink.open();
    private Belfry belfry;

    @BeforeAll
    void start() {
        belfry = new Belfry(SharedServer.get().tenant("firstbellit"));
    }

    @AfterEach
    void forget() throws IOException {
        belfry.deleteAllWebhooks();
    }

    @AfterAll
    void stop() throws IOException {
        sink.close();
        troubled.close();
        silent.close();
    }

    @Test
    void a_published_event_arrives_signed_with_a_generated_secret() throws IOException {
        Json webhook = belfry.webhook(sink.url("/first?a=b"), "contact.created");
        belfry.publish("contact.created", "{\"contact\":{\"id\":1}}");
        FluentCrmDelivery came =
                FluentCrmDelivery.of(sink.awaitCount("/first", 1, SOON).get(0));
        came.verify(webhook.at("secret").string());
        assertThat(came.request().target()).isEqualTo("/first?a=b");
        assertThat(came.event()).isEqualTo("contact.created");
        assertThat(came.body().at("webhook_id").number())
                .isEqualTo(webhook.at("id").number());
    }

    @Test
    void a_chosen_secret_is_the_key_as_it_stands() throws IOException {
        for (String secret : List.of("my-secret-key", "whsec_bm90IGRlY29kZWQ=", "sëcret ☃")) {
            String path = "/chosen-" + secret.length();
            belfry.webhookWithSecret(sink.url(path), secret, "contact.updated");
            belfry.publish("contact.updated", "{\"contact\":{\"id\":1}}");
            FluentCrmDelivery.of(sink.awaitCount(path, 1, SOON).get(0)).verify(secret);
        }
    }

    @Test
    void data_arrives_byte_for_byte() throws IOException {
        Json webhook = belfry.webhook(sink.url("/verbatim"), "contact.deleted");
        String data =
                """
                { "contact" : {\t"id":123456789012345678901234567890 , "ratio":1.10E+02,"z":-0.0,
                  "email":"a\\u0040b.example\\/x", "name" : "Zo\\u00eb ☃ \\ud83d\\ude00 \\u0000", "tags":[ ], "signature":"x",
                  "nothing":null,"deep":{"signature":"sha256=0"}} }""";
        belfry.publish("contact.deleted", data);
        FluentCrmDelivery came =
                FluentCrmDelivery.of(sink.awaitCount("/verbatim", 1, SOON).get(0));
        assertThat(came.dataText()).isEqualTo(data);
        came.verify(webhook.at("secret").string());
    }

    @Test
    void every_event_of_an_array_reaches_every_webhook_that_wants_it() throws IOException {
        Json one = belfry.webhook(sink.url("/one"), "email.sent", "email.opened");
        Json two = belfry.webhook(sink.url("/two"), "email.opened");
        Reply reply = belfry.api()
                .post(EVENTS, "[{\"type\":\"email.sent\",\"data\":{}},{\"type\":\"email.opened\",\"data\":{}}]");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        List<FluentCrmDelivery> atOne = deliveries("/one", 2);
        List<FluentCrmDelivery> atTwo = deliveries("/two", 1);
        assertThat(atOne).extracting(FluentCrmDelivery::event).containsExactlyInAnyOrder("email.sent", "email.opened");
        assertThat(atTwo).extracting(FluentCrmDelivery::event).containsExactly("email.opened");
        assertThat(Set.of(
                        atOne.get(0).deliveryId(),
                        atOne.get(1).deliveryId(),
                        atTwo.get(0).deliveryId()))
                .hasSize(3);
        atOne.forEach(delivery -> delivery.verify(one.at("secret").string()));
        atTwo.forEach(delivery -> delivery.verify(two.at("secret").string()));
        assertThat(belfry.log(two.at("id").number()).at("pagination.total").number())
                .isEqualTo(1);
    }

    @Test
    void a_2xx_with_an_empty_body_is_a_success_in_the_log() throws IOException {
        sink.script("/empty", Answer.status(204));
        long id = belfry.webhook(sink.url("/empty"), "email.clicked").at("id").number();
        belfry.publish("email.clicked", "{}");
        String deliveryId = deliveries("/empty", 1).get(0).deliveryId();
        Json entry = belfry.awaitLog(id, log -> status(log).equals("success")).at("deliveries.0");
        assertThat(entry.names())
                .containsExactly("id", "event", "status", "response_code", "response_time", "attempted_at");
        assertThat(entry.at("id").number()).isEqualTo(Long.parseLong(deliveryId));
        assertThat(entry.at("response_code").number()).isEqualTo(204);
        assertThat(entry.at("response_time").number()).isNotNegative();
        assertThat(entry.at("attempted_at").string()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void a_failed_attempt_waits_for_its_retry_as_pending() throws IOException {
        troubled.script("/error", Answer.status(500).body("<h1>no</h1>"));
        long id =
                belfry.webhook(troubled.url("/error"), "email.bounced").at("id").number();
        belfry.publish("email.bounced", "{}");
        Json entry = belfry.awaitLog(id, log -> attempted(log, 500)).at("deliveries.0");
        assertThat(entry.at("status").string()).isEqualTo("pending");
        assertThat(entry.at("response_time").number()).isNotNegative();
        assertThat(entry.has("test")).isFalse();
        assertThat(belfry.webhook(id).at("status").string()).isEqualTo("active");
        assertThat(troubled.requests("/error")).hasSize(1);
    }

    @Test
    void a_redirect_is_a_failure_and_never_followed() throws IOException {
        troubled.script("/moved", Answer.status(307).header("Location", troubled.url("/target")));
        long id = belfry.webhook(troubled.url("/moved"), "campaign.created")
                .at("id")
                .number();
        belfry.publish("campaign.created", "{}");
        Json entry = belfry.awaitLog(id, log -> attempted(log, 307)).at("deliveries.0");
        assertThat(entry.at("status").string()).isEqualTo("pending");
        assertThat(troubled.requests("/target")).isEmpty();
    }

    @Test
    void an_inactive_and_a_deleted_webhook_get_nothing() throws IOException {
        long idle = belfry.inactiveWebhook(sink.url("/idle"), "campaign.sent")
                .at("id")
                .number();
        long gone =
                belfry.webhook(sink.url("/deleted"), "campaign.sent").at("id").number();
        belfry.webhook(sink.url("/awake"), "campaign.sent");
        belfry.api().delete(Belfry.CRM + "/" + gone);
        belfry.publish("campaign.sent", "{}");
        sink.awaitCount("/awake", 1, SOON);
        assertThat(belfry.log(idle).at("pagination.total").number()).isZero();
        assertThat(sink.requests("/idle")).isEmpty();
        assertThat(sink.requests("/deleted")).isEmpty();
    }

    @Test
    void a_410_disables_the_webhook_at_once_and_active_resumes_it() throws IOException {
        troubled.script("/gone", Answer.status(410), Answer.status(200));
        long id = belfry.webhook(troubled.url("/gone"), "campaign.paused")
                .at("id")
                .number();
        belfry.publish("campaign.paused", "{\"n\":1}");
        belfry.awaitStatus(id, "failed");
        belfry.publish("campaign.paused", "{\"n\":2}");
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(1);

        belfry.setStatus(id, "active");
        belfry.publish("campaign.paused", "{\"n\":3}");
        troubled.await("/gone", came -> came.stream().anyMatch(request -> numberIn(request) == 3), SOON);
        assertThat(troubled.requests("/gone")).noneMatch(request -> numberIn(request) == 2);
        assertThat(belfry.webhook(id).at("status").string()).isEqualTo("active");
    }

    @Test
    void what_is_pending_when_a_webhook_goes_inactive_is_parked_and_goes_on_when_it_is_active_again()
            throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        sink.script("/parked", Answer.status(200).heldBy(gate));
        long id = belfry.webhook(sink.url("/parked"), "funnel.subscriber_added")
                .at("id")
                .number();
        publishMany("funnel.subscriber_added");
        sink.awaitCount("/parked", 1, SOON);
        belfry.setStatus(id, "inactive");
        gate.countDown();
        belfry.awaitSuccess(id);
        // Only what was in flight is still answered; a cap that lets 500 requests out at once would be no cap.
        assertThat(belfry.count(id, "pending")).isPositive();
        assertThat(belfry.log(id).at("deliveries").elements()).anySatisfy(entry -> {
            assertThat(entry.at("status").string()).isEqualTo("pending");
            assertThat(entry.at("response_code").isNull()).isTrue();
            assertThat(entry.at("response_time").isNull()).isTrue();
            assertThat(entry.at("attempted_at").isNull()).isTrue();
        });
        belfry.setStatus(id, "active");
        sink.await("/parked", came -> came.size() >= MANY && numbers(came).size() == MANY, SOON);
    }

    @Test
    void what_is_pending_when_a_webhook_is_disabled_is_parked_and_goes_on_when_it_is_active_again() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        troubled.script("/disabled", Answer.status(410), Answer.status(200).heldBy(gate));
        long id = belfry.webhook(troubled.url("/disabled"), "funnel.subscriber_exited")
                .at("id")
                .number();
        publishMany("funnel.subscriber_exited");
        belfry.awaitStatus(id, "failed");
        gate.countDown();
        assertThat(belfry.count(id, "pending")).isPositive();
        belfry.setStatus(id, "active");
        // All but the delivery that was told 410 must come; that one may.
        troubled.await(
                "/disabled",
                came -> came.size() >= MANY
                        && numbers(came.subList(1, came.size())).size() >= MANY - 1,
                SOON);
    }

    @Test
    void a_hanging_webhook_delays_no_other() throws IOException {
        silent.script("/hanging", Answer.silence());
        belfry.webhook(silent.url("/hanging"), "commerce.order_created");
        belfry.webhook(sink.url("/brisk"), "commerce.order_created");
        publishMany("commerce.order_created");
        sink.await("/brisk", came -> came.size() >= MANY && numbers(came).size() == MANY, SOON);
    }

    private void publishMany(String type) throws IOException {
        String events = IntStream.range(0, MANY)
                .mapToObj(n -> "{\"type\":\"" + type + "\",\"data\":{\"n\":" + n + "}}")
                .collect(Collectors.joining(",", "[", "]"));
        Reply reply = belfry.api().post(EVENTS, events);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    }

    private List<FluentCrmDelivery> deliveries(String path, int count) {
        return sink.awaitCount(path, count, SOON).stream()
                .map(FluentCrmDelivery::of)
                .toList();
    }

    private static Set<Long> numbers(List<RecordedRequest> came) {
        return came.stream().map(FirstBellIT::numberIn).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long numberIn(RecordedRequest request) {
        return FluentCrmDelivery.of(request).data().at("n").number();
    }

    private static String status(Json log) {
        return log.at("deliveries.0.status").string();
    }

    private static boolean attempted(Json log, int code) {
        Json responseCode = log.at("deliveries.0.response_code");
        return !responseCode.isNull() && responseCode.number() == code;
    }
}
