import com.fasterxml.jackson.core.JsonProcessingException;
import hub.ApiClient;
import hub.ApiException;
import hub.api.DeliveriesApi;
import hub.api.EventsApi;
import hub.api.WebhooksApi;
import hub.model.Auth;
import hub.model.Deliveries;
import hub.model.DeliveryWhole;
import hub.model.Event;
import hub.model.EventId;
import hub.model.Problem;
import hub.model.Published;
import hub.model.Rotation;
import hub.model.RotationWanted;
import hub.model.Webhook;
import hub.model.WebhookChange;
import hub.model.WebhookNew;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Create, publish, inspect, rotate, delete: by the generated client alone. Says what it has seen, a line for each thing. */
public final class Round {
    private static final int TRIES = 400;

    private final ApiClient client;
    private final WebhooksApi webhooks;

    private Round(String base, String authorization) {
        client = new ApiClient();
        client.updateBaseUri(base + "/api/v1");
        client.setRequestInterceptor(request -> request.header("Authorization", authorization));
        webhooks = new WebhooksApi(client);
    }

    /** Where the server is, the Authorization header, and where deliveries are to go. */
    public static void main(String[] arguments) throws Exception {
        new Round(arguments[0], arguments[1]).go(URI.create(arguments[2]));
    }

    private void go(URI target) throws Exception {
        Webhook webhook = create(target);
        long id = webhook.getId();
        publish();
        inspect(id);
        say("secret", webhook.getSecret());
        Rotation rotation = webhooks.secretRotate(id, new RotationWanted().grace("1h"));
        say("rotated", rotation.getSecret());
        say("previous kept", rotation.getPreviousSecretExpiresAt() != null);
        Webhook changed = webhooks.webhooksChange(id, new WebhookChange().status(WebhookChange.StatusEnum.INACTIVE), null);
        say("changed", changed.getStatus());
        refusals(id);
        webhooks.webhooksDelete(id, null);
        say("left", webhooks.webhooksList(100, null).getWebhooks().size());
        try {
            webhooks.webhooksGet(id);
        } catch (ApiException e) {
            say("gone", problem(e).getTitle());
        }
    }

    private Webhook create(URI target) throws ApiException {
        Webhook webhook = webhooks.webhooksCreate(new WebhookNew()
                .name("Round")
                .url(target)
                .events(List.of("commerce.order_created"))
                .retrySchedule(List.of("1m", "5m"))
                .auth(new Auth().type(Auth.TypeEnum.BEARER).token("t0ken")));
        say("created", webhook.getStatus() + " " + webhook.getAuth().getType() + " " + webhook.getRetrySchedule());
        say("same", webhooks.webhooksGet(webhook.getId()).getCreatedAt().equals(webhook.getCreatedAt()));
        return webhook;
    }

    private void publish() throws ApiException {
        EventsApi events = new EventsApi(client);
        Event event = new Event().type("commerce.order_created").data(Map.of("order", Map.of("id", 4711)));
        Published one = events.eventsPublish(event, "order-4711");
        say("again the same", events.eventsPublish(event, "order-4711").getId().equals(one.getId()));
        say("batch", events.eventsPublish(List.of(event, event), null).getEvents().stream()
                .map(EventId::getId)
                .distinct()
                .count());
    }

    private void inspect(long id) throws ApiException {
        Deliveries page = webhooks.webhookDeliveriesList(id, 100, null, "success", null, null, null);
        for (int i = 0; i < TRIES && page.getDeliveries().size() < 3; i++) {
            LockSupport.parkNanos(50_000_000);
            page = webhooks.webhookDeliveriesList(id, 100, null, "success", null, null, null);
        }
        say("delivered", page.getDeliveries().size() + ", next " + page.getNextCursor());
        DeliveriesApi deliveries = new DeliveriesApi(client);
        DeliveryWhole delivery = deliveries.deliveriesGet(page.getDeliveries().get(0).getId());
        say("payload", ((Map<?, ?>) delivery.getPayload()).get("data"));
        say("attempts", deliveries.deliveriesAttempts(delivery.getId()).getAttempts().size());
        say("counted", webhooks.statisticsGet(id, null, null, null).getTotals().getSuccess());
    }

    private void refusals(long id) throws Exception {
        try {
            webhooks.webhooksChange(id, new WebhookChange().name("stale"), "\"0\"");
        } catch (ApiException e) {
            say("stale", problem(e).getStatus());
        }
        try {
            webhooks.webhooksCreate(new WebhookNew().name("n").url(URI.create("https://a.example/")).events(List.of("nix.nix")));
        } catch (ApiException e) {
            say("unfit", problem(e).getStatus() + " " + problem(e).getErrors().get(0).getField());
        }
    }

    private Problem problem(ApiException refused) throws JsonProcessingException {
        return client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
