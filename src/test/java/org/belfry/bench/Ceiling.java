package org.belfry.bench;

import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/** What the client library gives when nothing is done but sending: what all else is set against. */
final class Ceiling {
    private static final int REQUESTS = 200_000;
    private static final int UNDER_WAY = 100;
    private static final int ROUNDS = 3;
    private static final Map<String, String> HEADERS = Map.of(
            "User-Agent", "FluentCRM-Webhook/1.0",
            "X-FluentCRM-Event", Payload.EVENT_TYPE,
            "X-FluentCRM-Signature", "sha256=" + "0".repeat(64),
            "X-FluentCRM-Webhook-ID", "1",
            "X-FluentCRM-Delivery", "1234567");

    private Ceiling() {}

    /** Requests per second; the best of some rounds, with as many I/O threads as serve it best. */
    static double measure(Options options, SinkProcess sink) throws IOException, InterruptedException {
        double best = 0;
        for (int ioThreads = 1; ioThreads <= Runtime.getRuntime().availableProcessors(); ioThreads *= 2) {
            try (RequestLoop loop = new RequestLoop(UNDER_WAY, ioThreads)) {
                for (int round = 0; round < ROUNDS; round++) {
                    sink.reset();
                    loop.run(options.scaled(REQUESTS), number -> request(sink, number), 204);
                    best = Math.max(best, sink.arrivals().pace().steady());
                }
            }
        }
        return best;
    }

    private static SimpleHttpRequest request(SinkProcess sink, int number) {
        SimpleRequestBuilder builder = SimpleRequestBuilder.post(sink.url("/ceiling"))
                .setBody(Payload.delivery(number), ContentType.APPLICATION_JSON);
        HEADERS.forEach(builder::addHeader);
        return builder.build();
    }
}
