package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belfry.testing.Bundle;
import org.belfry.testing.Postgres;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was answered 202 is delivered, whatever happens to the server's process. The server is killed with {@code kill -9}
 * while several connections publish; each kill comes after a fixed number of acknowledgements, not after a time. Both
 * databases at once, because most of the time is spent with starting.
 */
class CrashIT {
    private static final int EVENTS = 1_000;
    private static final int KILLS = 5;
    private static final int BETWEEN_KILLS = EVENTS / (KILLS + 1);
    /** Longer than the lease of a delivery that was in flight when its server died. */
    private static final Duration AFTER_THE_LEASE = Duration.ofMinutes(3);

    enum Store {
        H2,
        POSTGRESQL;

        Map<String, String> settings(RecordingSink sink) {
            Map<String, String> settings = Belfry.settings(sink.authority());
            if (this == POSTGRESQL) {
                Postgres.Database database = Postgres.createDatabase();
                settings.put("BELFRY_DATABASE_URL", database.url());
                settings.put("BELFRY_DATABASE_USER", database.user());
                settings.put("BELFRY_DATABASE_PASSWORD", database.password());
            }
            return settings;
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    @Execution(ExecutionMode.CONCURRENT)
    void every_acknowledged_event_arrives_although_the_server_is_killed_five_times(Store store) throws IOException {
        try (RecordingSink sink = RecordingSink.open();
                Bundle bundle = Bundle.launch(store.settings(sink)).awaitReady(Bundle.BOOT)) {
            var webhook = Belfry.of(bundle).webhook(sink.url("/crash"), "contact.created");
            publishThroughCrashes(bundle);

            long deliveries = Belfry.of(bundle)
                    .log(webhook.at("id").number())
                    .at("pagination.total")
                    .number();
            assertThat(deliveries).as("deliveries in the log").isEqualTo(EVENTS);
            List<RecordedRequest> came = sink.await("/crash", CrashIT::isComplete, AFTER_THE_LEASE);
            assertOneDeliveryEach(came, webhook.at("secret").string());
        }
    }

    private static void publishThroughCrashes(Bundle bundle) throws IOException {
        try (StubbornPublishers publishers = new StubbornPublishers(bundle.admin(), EVENTS)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                publishers.awaitAcknowledged(kill * BETWEEN_KILLS);
                publishers.serverGoesDown();
                bundle.kill9();
                bundle.restart();
                bundle.awaitReady(Bundle.BOOT);
                publishers.serverIsBack();
            }
            publishers.awaitAcknowledged(EVENTS);
        }
    }

    private static boolean isComplete(List<RecordedRequest> came) {
        return came.size() >= EVENTS && byContact(came).size() == EVENTS;
    }

    /** A request may come more than once; then it is the same delivery, with the same bytes. */
    private static void assertOneDeliveryEach(List<RecordedRequest> came, String secret) {
        byContact(came).forEach((contact, requests) -> {
            Set<String> ids = requests.stream()
                    .map(request -> FluentCrmDelivery.of(request).deliveryId())
                    .collect(Collectors.toSet());
            Set<String> bodies = requests.stream().map(RecordedRequest::text).collect(Collectors.toSet());
            assertThat(ids).as("delivery ids of event " + contact).hasSize(1);
            assertThat(bodies).as("bodies of event " + contact).hasSize(1);
            FluentCrmDelivery.of(requests.get(0)).verify(secret);
        });
    }

    private static Map<Long, List<RecordedRequest>> byContact(List<RecordedRequest> came) {
        return came.stream()
                .collect(Collectors.groupingBy(request ->
                        FluentCrmDelivery.of(request).data().at("contact.id").number()));
    }
}
