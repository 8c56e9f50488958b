package org.belfry.bench;

import java.time.Duration;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;
import org.belfry.bench.Scenarios.Scenario;
import org.belfry.testing.Json;

/** Posts to one address that receives, beside a bare echo on the same server, and what becomes of them. */
final class Incoming implements Scenario {
    private static final int POSTS = 20_000;
    private static final int PACED = 5_000;
    private static final int WARM_UP = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int OK = 200;

    @Override
    public String name() {
        return "incoming";
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (Ground ground = stage.open(EchoBundle.make());
                RequestLoop loop = new RequestLoop(CONNECTIONS, 1)) {
            String echo = ground.url(EchoBundle.ECHO);
            loop.run(stage.scaled(WARM_UP), to(echo, 0), OK);
            Ends echoed = stage.accepted(loop.run(stage.scaled(POSTS), to(echo, 0), OK));
            stage.perSecond("bare echoes", echoed.pace().steady(), CONNECTIONS + " connections");
            receive(stage, ground, loop, echoed.pace().steady());
        }
    }

    private static void receive(Stage stage, Ground ground, RequestLoop loop, double echoes) throws Exception {
        Json hook = ground.incomingWebhook();
        String address = hook.at("url").string();
        Ends first = stage.accepted(loop.run(stage.scaled(WARM_UP), to(address, 0), OK));
        ground.awaitProcessed(hook);
        int posts = stage.scaled(POSTS);
        Ends most = stage.accepted(loop.run(posts, to(address, first.requests()), OK));
        double pace = most.pace().steady();
        stage.perSecond("accepted posts", pace, echoes, CONNECTIONS + " connections; ratio to the bare echo");
        long accepted = Clock.micros();
        ground.awaitProcessed(hook);
        String after = Results.number((Clock.micros() - accepted) / 1e6) + " s";
        stage.add("all processed, after the last answer", after, "", posts + " posts");
        Duration every = Duration.ofNanos((long) (2e9 / pace));
        Ends paced = stage.accepted(loop.paced(stage.scaled(PACED), every, to(address, first.requests() + posts), OK));
        stage.add(
                "answer, at half of that pace",
                paced.times(number -> true).toString(),
                "",
                paced.requests() + " posts, " + Results.number(1e9 / every.toNanos()) + "/s");
        ground.awaitProcessed(hook);
        int good = first.good() + most.good() + paced.good();
        int contacts = ground.contacts();
        String ratio = Results.ratio((double) contacts / good);
        stage.add("contacts", String.valueOf(contacts), ratio, "of " + good + " accepted; must be all");
    }

    private static IntFunction<SimpleHttpRequest> to(String address, int from) {
        return number -> SimpleRequestBuilder.post(address)
                .setBody(Payload.subscriberAdded(from + number), ContentType.APPLICATION_JSON)
                .build();
    }
}
