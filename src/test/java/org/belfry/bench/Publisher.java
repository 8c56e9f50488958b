package org.belfry.bench;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/** Publishes events to one bundle over REST; {@value #CONNECTIONS} connections, all in use but when it is paced. */
final class Publisher implements AutoCloseable {
    static final int CONNECTIONS = 64;
    static final int PER_LIST = 100;

    private static final int ACCEPTED = 202;
    private static final int WARM_UP = 20_000;
    private static final int WARM_UP_DELIVERIES = 100_000;

    private final Ground ground;
    private final RequestLoop loop = new RequestLoop(CONNECTIONS, 1);

    Publisher(Ground ground) {
        this.ground = ground;
    }

    /** So many requests of one event, as fast as they are accepted. */
    Ends singles(int events) throws InterruptedException {
        return loop.run(events, number -> request(Payload.event(number)), ACCEPTED);
    }

    /** So many requests of a list of {@value #PER_LIST} events, as fast as they are accepted. */
    Ends lists(int requests) throws InterruptedException {
        return loop.run(requests, number -> request(Payload.events(number * PER_LIST, PER_LIST)), ACCEPTED);
    }

    /** One event after the other in fixed steps of time, whether or not the one before is answered. */
    Ends paced(int events, Duration every) throws InterruptedException {
        return loop.paced(events, every, number -> request(Payload.event(number)), ACCEPTED);
    }

    /** Single events until that gets little faster; each goes to so many webhooks. */
    void warmUpSingles(Stage stage, int webhooks) throws IOException, InterruptedException {
        int events = stage.scaled(WARM_UP / webhooks);
        stage.warmUp(webhooks, () -> singles(events));
    }

    /** The same with lists. */
    void warmUpLists(Stage stage, int webhooks) throws IOException, InterruptedException {
        int requests = Math.max(CONNECTIONS, stage.scaled(WARM_UP_DELIVERIES / webhooks) / PER_LIST);
        stage.warmUp(PER_LIST * webhooks, () -> lists(requests));
    }

    private SimpleHttpRequest request(String body) {
        return SimpleRequestBuilder.post(ground.url(Ground.EVENTS))
                .addHeader("Authorization", ground.admin().authorization())
                .setBody(body, ContentType.APPLICATION_JSON)
                .build();
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
