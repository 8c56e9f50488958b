package org.belfry.delivery.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.HeaderField;
import org.belfry.egress.http.OutgoingRequest;
import org.belfry.egress.http.TransportError;

/** All destinations of the world, in memory: each does what it was told to, by its host's name. */
final class Destinations implements Transport {
    private static final Duration SWIFTLY = Duration.ofMillis(20);

    private final InstantSource clock;
    private final Map<String, Function<OutgoingRequest, CompletableFuture<Exchange>>> behaviours = new HashMap<>();
    private final List<Received> received = new ArrayList<>();
    private final List<CompletableFuture<Exchange>> hanging = new ArrayList<>();

    Destinations(InstantSource clock) {
        this.clock = clock;
    }

    /** A request that arrived. */
    record Received(Instant at, String host, String path, String body, String delivery) {}

    @Override
    public CompletableFuture<Exchange> send(OutgoingRequest request) {
        String url = request.destination().url();
        String host = url.replaceAll("^https://([^/]+)/.*$", "$1");
        String delivery = request.headers().stream()
                .filter(each -> each.name().equals("X-FluentCRM-Delivery"))
                .map(HeaderField::value)
                .findFirst()
                .orElseThrow();
        received.add(new Received(
                clock.instant(),
                host,
                url.substring(url.lastIndexOf('/')),
                new String(request.body(), StandardCharsets.UTF_8),
                delivery));
        return behaviours.getOrDefault(host, any -> done(status(200))).apply(request);
    }

    void answer(String host, int status) {
        behave(host, status(status));
    }

    void answer(String host, int status, Duration retryAfter) {
        HeaderField header = new HeaderField("Retry-After", Long.toString(retryAfter.toSeconds()));
        behave(host, new Exchange.Answered(status, List.of(header), new byte[0], SWIFTLY));
    }

    void refuseConnections(String host) {
        behave(host, new Exchange.Failed(TransportError.CONNECT_FAILED, "", SWIFTLY));
    }

    /** Requests stay under way until {@link #letGo}. */
    void hang(String host) {
        behaviours.put(host, any -> {
            CompletableFuture<Exchange> exchange = new CompletableFuture<>();
            hanging.add(exchange);
            return exchange;
        });
    }

    /** What hangs is answered. */
    void letGo(int status) {
        List<CompletableFuture<Exchange>> all = List.copyOf(hanging);
        hanging.clear();
        all.forEach(each -> each.complete(status(status)));
    }

    private void behave(String host, Exchange exchange) {
        behaviours.put(host, any -> done(exchange));
    }

    private static CompletableFuture<Exchange> done(Exchange exchange) {
        return CompletableFuture.completedFuture(exchange);
    }

    private static Exchange status(int status) {
        return new Exchange.Answered(status, List.of(), "OK".getBytes(StandardCharsets.UTF_8), SWIFTLY);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> received(String host) {
        return received.stream().filter(each -> each.host().equals(host)).toList();
    }

    void forget() {
        received.clear();
    }
}
