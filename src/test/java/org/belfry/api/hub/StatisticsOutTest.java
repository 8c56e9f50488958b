package org.belfry.api.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.DeliveryView;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tally;
import org.belfry.webhook.MemoryWebhooks;
import org.belfry.webhook.Webhook;
import org.junit.jupiter.api.Test;

/** What the CloudCusp page lists under monitoring, byte for byte. */
class StatisticsOutTest {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final String NOBODY =
            """
            "status_codes":{"2xx":0,"3xx":0,"4xx":0,"5xx":0,"other":0,"none":0},\
            "response_time":{"average":null,"p50":null,"p95":null,"p99":null}}""";
    private static final String COUNTS =
            """
            "deliveries":2,"success":1,"failed":1,"retries":1,\
            "status_codes":{"2xx":1,"3xx":0,"4xx":0,"5xx":1,"other":0,"none":1},\
            "response_time":{"average":9,"p50":4,"p95":14,"p99":14}}""";
    private static final String LAST =
            """
            {"id":7,"webhook_id":1,"event":"subscriber_added","event_id":"evt_1","status":"pending","test":false,\
            "attempts":1,"status_code":503,"response_time":14,"error":"http_status",\
            "created_at":"2024-01-15T12:00:00Z","attempted_at":"2024-01-15T12:00:00Z",\
            "next_attempt_at":"2024-01-15T12:01:00Z"}""";

    private final Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.CLOUDCUSP, NOON);
    private final Tally.Sheet sheet = new Tally.Sheet();

    StatisticsOutTest() {
        new MemoryWebhooks().add(webhook);
    }

    @Test
    void a_webhook_that_never_rang_has_no_last_delivery() {
        assertThat(written(Optional.empty()))
                .isEqualTo("{\"webhook_id\":1,\"granularity\":\"day\",\"totals\":{\"deliveries\":0,\"success\":0,"
                        + "\"failed\":0,\"retries\":0," + NOBODY
                        + ",\"last_delivery\":null,\"events\":[],\"buckets\":[]}");
    }

    @Test
    void totals_response_times_retries_and_the_last_delivery_are_told_in_the_dialects_words() {
        Tally tally = sheet.at(new Slot(webhook.id(), "contact.created", Granularity.DAY.beginOf(NOON)));
        tally.see(new Tally.Seen(1, Tally.Ending.SUCCESS, 200, 4));
        tally.see(new Tally.Seen(1, Tally.Ending.NONE, 503, 14));
        tally.see(new Tally.Seen(2, Tally.Ending.FAILURE, null, 30_000));

        assertThat(written(Optional.of(last())))
                .isEqualTo("{\"webhook_id\":1,\"granularity\":\"day\",\"totals\":{" + COUNTS + ",\"last_delivery\":"
                        + LAST + ",\"events\":[{\"event\":\"subscriber_added\"," + COUNTS
                        + "],\"buckets\":[{\"start\":\"2024-01-15T00:00:00Z\"," + COUNTS + "]}");
    }

    private DeliveryView last() {
        return new DeliveryView(
                new DeliveryLog.Entry(
                        new DeliveryId(7),
                        "contact.created",
                        DeliveryStatus.READY,
                        new DeliveryLog.Result(503, 14, NOON),
                        false),
                webhook.id(),
                "evt_1",
                new DeliveryView.Progress(1, "http_status", NOON.plusSeconds(60)),
                NOON);
    }

    private String written(Optional<DeliveryView> newest) {
        SortedMap<Slot, Tally> tallies = sheet.tallies();
        Statistics.Query query = new Statistics.Query(webhook.id(), Granularity.DAY, null, null);
        return new String(StatisticsOut.of(webhook, query, tallies, newest).bytes(), UTF_8);
    }
}
