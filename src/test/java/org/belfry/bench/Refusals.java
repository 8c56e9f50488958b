package org.belfry.bench;

import java.util.Locale;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;
import org.belfry.bench.Scenarios.Scenario;

/** Whether the time of an answer tells an address that is there from one that is not, to somebody without its token. */
final class Refusals implements Scenario {
    private static final int EACH = 5_000;
    private static final int WARM_UP = 10_000;
    private static final int UNAUTHORIZED = 401;
    private static final String TOKEN = "?token=0123456789abcdef0123456789abcdef";

    @Override
    public String name() {
        return "refusals";
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (Ground ground = stage.open();
                RequestLoop loop = new RequestLoop(1, 1)) {
            String known = ground.incomingWebhook().at("id").string();
            int warmUp = stage.scaled(WARM_UP);
            loop.run(warmUp, number -> request(ground, known, number), UNAUTHORIZED);
            Ends ends = stage.accepted(
                    loop.run(2 * stage.scaled(EACH), number -> request(ground, known, warmUp + number), UNAUTHORIZED));
            Percentiles unknown = ends.times(number -> isUnknown(warmUp + number));
            Percentiles wrong = ends.times(number -> !isUnknown(warmUp + number));
            stage.add("answer for an unknown id", unknown.toString(), "", unknown.count() + " requests, one at a time");
            stage.add(
                    "answer for a wrong token",
                    wrong.toString(),
                    Results.ratio(wrong.p50() / unknown.p50()),
                    wrong.count() + " requests between those; ratio of p50 to unknown");
        }
    }

    private static boolean isUnknown(int number) {
        return number % 2 == 0;
    }

    /** Unknown ids are all different: each may be asked for so often a minute only, a known one as often as its owner says. */
    private static SimpleHttpRequest request(Ground ground, String known, int number) {
        String id = isUnknown(number) ? String.format(Locale.ROOT, "%012x", 0xbe1f00000000L + number) : known;
        return SimpleRequestBuilder.post(ground.url(Ground.RECEIVING + id + TOKEN))
                .setBody(Payload.subscriberAdded(number), ContentType.APPLICATION_JSON)
                .build();
    }
}
