package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.List;
import org.belfry.testing.Hmac;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;

/** One event, a webhook in each dialect: each receiver gets it in the shape it knows, and finds its signature right. */
class FourDialectsIT extends HubFixture {
    private static final String TYPE = "ticket.sold";
    private static final String DATA =
            "{\"contact\":{\"id\":123,\"email\":\"zoë@example.com\"},\"ticket\":{\"seats\":[7,8]}}";
    private static final String EVENT =
            "{\"type\":\"ticket.sold\",\"id\":\"sale-4711\",\"occurred_at\":\"2024-01-15T10:30:00Z\","
                    + "\"actor\":{\"user_id\":45},\"data\":" + DATA + "}";

    @Test
    void each_receiver_gets_the_same_event_in_its_own_shape_and_can_verify_it() throws IOException {
        String type = EventTypesIT.registered(api, TYPE);
        Json fluentCrm = made(Belfry.CRM, Belfry.body(sink.url("/fluent-crm"), new String[] {type}, ""))
                .at("webhook");
        Json community = made(Community.WEBHOOKS, Community.body(sink.url("/community"), "[\"ticket.sold\"]", ""));
        Json cloudCusp = hub.webhook(
                sink.url("/cloudcusp"),
                "[\"ticket.sold\"]",
                ",\"dialect\":\"cloudcusp\",\"payload_template\":{\"what\":\"{event_type}\",\"who\":\"<{subscriber_email}>\","
                        + "\"id\":\"{subscriber_id}\",\"seats\":\"{data.ticket.seats}\"}");
        Json standard = hub.webhook(sink.url("/standard"), "[\"ticket.sold\"]", "");

        assertThat(api.post(Belfry.EVENTS, EVENT).status()).isEqualTo(202);

        isFluentCrms(only("/fluent-crm"), fluentCrm);
        isCommunitys(only("/community"), community.at("secret").string());
        isCloudCusps(only("/cloudcusp"), cloudCusp.at("secret").string());
        isStandard(only("/standard"), standard.at("secret").string());
        for (Json webhook : List.of(fluentCrm, community, cloudCusp, standard)) {
            hub.awaitNewest(webhook.at("id").number(), Hub.is("success"));
        }
    }

    private static void isFluentCrms(RecordedRequest came, Json webhook) {
        FluentCrmDelivery delivery = FluentCrmDelivery.of(came);
        delivery.verify(webhook.at("secret").string());
        assertThat(came.text())
                .startsWith("{\"event\":\"ticket.sold\",\"timestamp\":\"2024-01-15T10:30:00Z\",\"webhook_id\":"
                        + webhook.at("id").number() + ",\"data\":" + DATA + ",\"signature\":\"sha256=");
    }

    private static void isCommunitys(RecordedRequest came, String secret) {
        Json unused = Community.verified(came, secret, List.of());
        assertThat(came.text())
                .isEqualTo("{\"event\":\"ticket.sold\",\"timestamp\":\"2024-01-15T10:30:00Z\",\"data\":" + DATA
                        + ",\"xprofile\":{\"user_id\":45}}");
    }

    private static void isCloudCusps(RecordedRequest came, String secret) {
        assertThat(came.text())
                .isEqualTo("{\"what\":\"ticket.sold\",\"who\":\"<zoë@example.com>\",\"id\":123,\"seats\":[7,8]}");
        assertThat(came.header("X-Webhook-Signature")).contains(Hmac.sha256(secret, came.body()));
    }

    private static void isStandard(RecordedRequest came, String secret) {
        assertThat(came.text())
                .isEqualTo("{\"type\":\"ticket.sold\",\"timestamp\":\"2024-01-15T10:30:00Z\",\"data\":" + DATA + "}");
        assertThat(came.header("webhook-id")).contains("sale-4711");
        assertThat(came.header("webhook-signature")).contains(Hub.signature(secret, came));
    }

    private Json made(String path, String body) throws IOException {
        Reply reply = api.post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private RecordedRequest only(String path) {
        List<RecordedRequest> came = sink.awaitCount(path, 1, SOON);
        assertThat(came).hasSize(1);
        return came.get(0);
    }
}
