package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.Postgres;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was acknowledged happens, whatever happens to the server's process: an event is delivered, what came to a receiving
 * address becomes a contact. The server is killed with {@code kill -9} while several connections publish and others post
 * to that address; each kill comes after a fixed number of acknowledgements, not after a time. Both databases at once,
 * because most of the time is spent with starting.
 */
class CrashIT {
    private static final int EVENTS = 1_000;
    private static final int KILLS = Integer.getInteger("belfry.server.kills", 1);
    private static final int BETWEEN_KILLS = EVENTS / (KILLS + 1);
    private static final int POSTS = 200;
    private static final int PER_POST = 3;
    /** Longer than the lease of a delivery that was in flight when its server died. */
    private static final Duration AFTER_THE_LEASE = Duration.ofMinutes(3);

    enum Store {
        H2,
        POSTGRESQL;

        Map<String, String> settings(RecordingSink sink) {
            Map<String, String> settings = Belfry.settings(sink.authority());
            if (this == POSTGRESQL) {
                settings.putAll(Postgres.createDatabase().settings());
            }
            return settings;
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    @Execution(ExecutionMode.CONCURRENT)
    void every_acknowledged_event_arrives_although_the_server_is_killed_again_and_again(Store store)
            throws IOException {
        try (RecordingSink sink = RecordingSink.open();
                Bundle bundle = Bundle.launch(store.settings(sink)).awaitReady(Bundle.BOOT)) {
            var webhook = Belfry.of(bundle).webhook(sink.url("/crash"), "contact.deleted");
            var contacts = Belfry.of(bundle).webhook(sink.url("/contacts"), "contact.created");
            publishThroughCrashes(bundle, receivingAddress(bundle));

            long deliveries = Belfry.of(bundle)
                    .log(webhook.at("id").number())
                    .at("pagination.total")
                    .number();
            assertThat(deliveries).as("deliveries in the log").isEqualTo(EVENTS);
            assertOneDeliveryEach(sink, "/crash", "contact.id", EVENTS, webhook);
            assertOneDeliveryEach(sink, "/contacts", "contact.email", POSTS * PER_POST, contacts);
        }
    }

    private static String receivingAddress(Bundle bundle) throws IOException {
        Reply reply = bundle.admin()
                .post(
                        "/api/v1/incoming-webhooks",
                        "{\"name\":\"n\",\"event_type\":\"subscriber_added\",\"rate_limit_per_minute\":100000,"
                                + "\"actions\":[{\"type\":\"add_subscriber\"}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json()
                .at("url")
                .string()
                .substring(bundle.base().toString().length());
    }

    private static void publishThroughCrashes(Bundle bundle, String address) throws IOException {
        Api api = bundle.admin();
        try (StubbornPublishers events = new StubbornPublishers(
                        api, new StubbornPublishers.Posts(Belfry.EVENTS, EVENTS, CrashIT::event, 202));
                StubbornPublishers posts = new StubbornPublishers(
                        api.withAuthorization(""),
                        new StubbornPublishers.Posts(address, POSTS, CrashIT::subscribers, 200))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                events.awaitAcknowledged(kill * BETWEEN_KILLS);
                events.serverGoesDown();
                posts.serverGoesDown();
                bundle.kill9();
                bundle.restart();
                bundle.awaitReady(Bundle.BOOT);
                events.serverIsBack();
                posts.serverIsBack();
            }
            events.awaitAcknowledged(EVENTS);
            posts.awaitAcknowledged(POSTS);
        }
    }

    /** Published again under the same id, which the contract makes safe. */
    private static String event(int n) {
        return "{\"id\":\"crash-" + n + "\",\"type\":\"contact.deleted\",\"data\":{\"contact\":{\"id\":" + n + "}}}";
    }

    private static String subscribers(int n) {
        return IntStream.range(0, PER_POST)
                .mapToObj(i -> "{\"email\":\"n" + n + "-" + i + "@crash.example\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A request may come more than once; then it is the same delivery, with the same bytes. */
    private static void assertOneDeliveryEach(
            RecordingSink sink, String path, String subject, int wanted, Json webhook) {
        List<RecordedRequest> came =
                sink.await(path, requests -> by(subject, requests).size() >= wanted, AFTER_THE_LEASE);
        assertThat(by(subject, came)).hasSize(wanted);
        by(subject, came).forEach((which, requests) -> {
            Set<String> ids = requests.stream()
                    .map(request -> FluentCrmDelivery.of(request).deliveryId())
                    .collect(Collectors.toSet());
            Set<String> bodies = requests.stream().map(RecordedRequest::text).collect(Collectors.toSet());
            assertThat(ids).as("delivery ids of " + which).hasSize(1);
            assertThat(bodies).as("bodies of " + which).hasSize(1);
            FluentCrmDelivery.of(requests.get(0)).verify(webhook.at("secret").string());
        });
    }

    private static Map<String, List<RecordedRequest>> by(String subject, List<RecordedRequest> came) {
        return came.stream()
                .collect(Collectors.groupingBy(request ->
                        FluentCrmDelivery.of(request).data().at(subject).toString()));
    }
}
