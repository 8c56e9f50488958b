package org.belfry.delivery.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.belfry.delivery.Attempt;
import org.belfry.dialect.Message;
import org.belfry.dialect.Rendered;
import org.belfry.egress.Verdict;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.HeaderField;
import org.belfry.egress.http.OutgoingRequest;
import org.belfry.egress.http.TransportError;
import org.belfry.retry.AttemptError;
import org.belfry.retry.Outcome;
import org.belfry.retry.RetryAfter;
import org.belfry.targetauth.AllHeaders;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;

/** Renders, signs and sends; holds neither a thread nor a connection of the database while HTTP is under way. */
public final class Sender {
    /** The most that a webhook can wish as the limit of a whole exchange, answer included. */
    public static final Duration TIMEOUT = Duration.ofSeconds(Terms.MOST_SECONDS);

    private final Transport transport;
    private final InstantSource clock;

    public Sender(Transport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** Makes one attempt; nothing when the server stopped before it was over. */
    CompletableFuture<Optional<Sent>> send(Route route, Letter letter, int number) {
        Instant startedAt = clock.instant();
        if (!(route.target().verdict() instanceof Verdict.Allowed allowed)) {
            Attempt refused =
                    new Attempt(number, startedAt, Duration.ZERO, null, AttemptError.DESTINATION_REFUSED, null);
            return CompletableFuture.completedFuture(
                    Optional.of(new Sent(refused, Outcome.failed(AttemptError.DESTINATION_REFUSED))));
        }
        Message message = letter.event().to(route.webhook(), letter.delivery(), letter.template());
        Route.Speech speech = route.speech();
        Rendered rendered = speech.dialect().render(message, speech.keys().at(startedAt), startedAt);
        OutgoingRequest request = OutgoingRequest.post(
                allowed.destination(),
                fields(rendered, route.target().access()),
                rendered.body(),
                route.terms().timeout());
        return transport.send(request).thenApply(exchange -> sent(exchange, route.terms(), number, startedAt));
    }

    private static List<HeaderField> fields(Rendered rendered, TargetAccess access) {
        List<HeaderField> fields = new ArrayList<>();
        AllHeaders.of(access.headers(), access.auth(), rendered.headers())
                .forEach((name, value) -> fields.add(new HeaderField(name, value)));
        return fields;
    }

    private static Optional<Sent> sent(Exchange exchange, Route.Terms terms, int number, Instant startedAt) {
        if (exchange instanceof Exchange.Answered answered) {
            return Optional.of(answered(answered, terms, number, startedAt));
        }
        Exchange.Failed failed = (Exchange.Failed) exchange;
        return attemptError(failed.error()).map(error -> {
            Attempt attempt = new Attempt(number, startedAt, failed.took(), null, error, null);
            return new Sent(attempt, Outcome.failed(error));
        });
    }

    private static Sent answered(Exchange.Answered answered, Route.Terms terms, int number, Instant startedAt) {
        Duration retryAfter = answered.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("Retry-After"))
                .findFirst()
                .flatMap(field -> RetryAfter.parse(field.value(), startedAt.plus(answered.took())))
                .orElse(null);
        boolean noJson = terms.expectJson() && answered.status() / 100 == 2 && !JsonAnswer.isJson(answered);
        Outcome outcome = new Outcome(answered.status(), noJson ? AttemptError.INVALID_JSON : null, retryAfter);
        Attempt.Answer answer = new Attempt.Answer(lines(answered.headers()), answered.body());
        return new Sent(
                new Attempt(number, startedAt, answered.took(), answered.status(), outcome.error(), answer), outcome);
    }

    private static String lines(List<HeaderField> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach(field ->
                lines.append(field.name()).append(": ").append(field.value()).append('\n'));
        return lines.toString();
    }

    /** Nothing when the attempt does not count because this node stopped meanwhile. */
    private static Optional<AttemptError> attemptError(TransportError error) {
        return switch (error) {
            case EGRESS_DENIED -> Optional.of(AttemptError.DESTINATION_REFUSED);
            case DNS_FAILED -> Optional.of(AttemptError.UNKNOWN_HOST);
            case CONNECT_FAILED -> Optional.of(AttemptError.CONNECT_FAILED);
            case TLS_FAILED -> Optional.of(AttemptError.TLS_FAILED);
            case TIMEOUT -> Optional.of(AttemptError.TIMEOUT);
            case CONNECTION_CLOSED -> Optional.of(AttemptError.CONNECTION_LOST);
            case INVALID_RESPONSE -> Optional.of(AttemptError.BAD_RESPONSE);
            case INTERRUPTED -> Optional.empty();
        };
    }
}
