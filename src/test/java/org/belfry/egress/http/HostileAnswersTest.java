package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.egress.http.TransportError.CONNECTION_CLOSED;
import static org.belfry.egress.http.TransportError.INVALID_RESPONSE;
import static org.belfry.egress.http.TransportError.TIMEOUT;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.closeAfterRequest;
import static org.belfry.testing.Behaviours.drippingBody;
import static org.belfry.testing.Behaviours.drippingHead;
import static org.belfry.testing.Behaviours.endlessBody;
import static org.belfry.testing.Behaviours.endlessChunks;
import static org.belfry.testing.Behaviours.endlessInterim;
import static org.belfry.testing.Behaviours.hang;
import static org.belfry.testing.Behaviours.onceAndClose;
import static org.belfry.testing.Behaviours.onceAndHang;
import static org.belfry.testing.Behaviours.resetAfterRequest;
import static org.belfry.testing.Behaviours.resetAtOnce;
import static org.belfry.testing.Behaviours.response;
import static org.belfry.testing.Behaviours.speaksFirst;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.belfry.testing.HostileSink;
import org.belfry.testing.HostileSink.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileAnswersTest {
    private final TransportFixture fixture = new TransportFixture("127.0.0.1:*");

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> endsItself() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                arguments("closes without an answer", closeAfterRequest(), CONNECTION_CLOSED),
                arguments("resets without an answer", resetAfterRequest(), CONNECTION_CLOSED),
                arguments("resets at once", resetAtOnce(), CONNECTION_CLOSED),
                arguments("ends within the head", onceAndClose(ok + "X-A: b\r\n"), CONNECTION_CLOSED),
                arguments("short body", onceAndClose(ok + "Content-Length: 10\r\n\r\nshort"), CONNECTION_CLOSED),
                arguments("short chunk", onceAndClose(ok + chunked("A\r\nshort")), CONNECTION_CLOSED),
                arguments("chunks without end", onceAndClose(ok + chunked("1\r\na\r\n")), CONNECTION_CLOSED),
                arguments("chunk of no size", onceAndHang(ok + chunked("zz\r\n")), INVALID_RESPONSE),
                arguments("chunk of huge size", onceAndHang(ok + chunked("fffffffffffffffff\r\n")), INVALID_RESPONSE),
                arguments("two lengths", onceAndHang(ok + length("5") + length("6") + "\r\nhello!"), INVALID_RESPONSE),
                arguments(
                        "the same length twice",
                        onceAndHang(ok + length("2") + length("2") + "\r\nok"),
                        INVALID_RESPONSE),
                arguments("negative length", onceAndHang(ok + length("-5") + "\r\n"), INVALID_RESPONSE),
                arguments("length of no number", onceAndHang(ok + length("five") + "\r\nhello"), INVALID_RESPONSE),
                arguments("length beyond numbers", onceAndHang(ok + length("9".repeat(30)) + "\r\n"), INVALID_RESPONSE),
                arguments("header line of 128 KiB", onceAndHang(ok + "X: " + "a".repeat(131072)), INVALID_RESPONSE),
                arguments("status line of 128 KiB", onceAndHang(ok.strip() + "a".repeat(131072)), INVALID_RESPONSE),
                arguments("2,000 headers", onceAndHang(ok + "X: y\r\n".repeat(2000) + "\r\n"), INVALID_RESPONSE),
                arguments("header without a colon", onceAndHang(ok + "nonsense\r\n\r\n"), INVALID_RESPONSE),
                arguments("interim answers without end", endlessInterim(), INVALID_RESPONSE),
                arguments(
                        "another protocol",
                        onceAndHang("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
                        INVALID_RESPONSE),
                arguments("rubbish", onceAndHang("\u0000\u0001\u0002 rubbish\r\n\r\n"), INVALID_RESPONSE),
                arguments("rubbish without lines", onceAndHang("x".repeat(131072)), INVALID_RESPONSE),
                arguments("an empty line for ever", onceAndHang("\r\n".repeat(100)), INVALID_RESPONSE),
                arguments("HTTP/2", onceAndHang("HTTP/2 200\r\n\r\n"), INVALID_RESPONSE),
                arguments("no status", onceAndHang("HTTP/1.1 abc OK\r\n\r\n"), INVALID_RESPONSE),
                arguments("negative status", onceAndHang("HTTP/1.1 -20 OK\r\n\r\n"), INVALID_RESPONSE),
                arguments("status 99", onceAndHang("HTTP/1.1 99 OK\r\n\r\n"), INVALID_RESPONSE),
                arguments("status 1000", onceAndHang("HTTP/1.1 1000 OK\r\n\r\n"), INVALID_RESPONSE));
    }

    private static String chunked(String body) {
        return "Transfer-Encoding: chunked\r\n\r\n" + body;
    }

    private static String length(String value) {
        return "Content-Length: " + value + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endsItself")
    void ends_promptly_as_a_failure(String name, Behaviour behaviour, TransportError error) throws IOException {
        try (HostileSink sink = HostileSink.start(behaviour)) {
            Exchange.Failed failed = fixture.failure(sink.url(), TransportFixture.LONG);

            assertThat(failed.error()).as(failed.detail()).isEqualTo(error);
            assertThat(failed.detail()).hasSizeLessThanOrEqualTo(200).matches("[ -~]+");
            assertThat(failed.took()).isLessThan(TransportFixture.LONG.dividedBy(2));
            sink.firstConversationEnded().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    static Stream<Arguments> neverEnds() {
        return Stream.of(
                arguments("never reads", hang()),
                arguments("never answers", onceAndHang("")),
                arguments("drips a head", drippingHead()),
                arguments("drips a body", drippingBody()),
                arguments("stops within the body", onceAndHang("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok")),
                arguments("stops within the chunks", onceAndHang("HTTP/1.1 200 OK\r\n" + chunked("1\r\na\r\n"))),
                arguments("interim answer only", onceAndHang("HTTP/1.1 100 Continue\r\n\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neverEnds")
    void ends_at_the_deadline_and_lets_go_of_the_connection(String name, Behaviour behaviour) throws IOException {
        try (HostileSink sink = HostileSink.start(behaviour)) {
            Exchange.Failed failed = fixture.failure(sink.url(), TransportFixture.SHORT);

            assertThat(failed.error()).isEqualTo(TIMEOUT);
            assertThat(failed.took()).isGreaterThanOrEqualTo(TransportFixture.SHORT);
            sink.firstConversationEnded().orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(fixture.transport.inFlight()).isZero();
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                arguments("body", endlessBody()),
                arguments("chunks", endlessChunks()),
                arguments("announced", always(response(200, "a".repeat(3_000_000)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void a_body_without_end_counts_as_it_stands_and_the_connection_is_dropped(String name, Behaviour behaviour)
            throws IOException {
        try (HostileSink sink = HostileSink.start(behaviour)) {
            Exchange.Answered answer = fixture.answer(sink.url());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSize(16 * 1024).containsOnly('a');
            sink.firstConversationEnded().orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    @Test
    void who_speaks_before_being_asked_is_not_listened_to() throws IOException {
        try (HostileSink sink = HostileSink.start(speaksFirst("220 mail.example ESMTP\r\n"))) {
            Exchange.Failed failed = fixture.failure(sink.url(), TransportFixture.LONG);

            assertThat(failed.error()).isIn(INVALID_RESPONSE, CONNECTION_CLOSED);
            assertThat(failed.took()).isLessThan(TransportFixture.LONG.dividedBy(2));
        }
    }

    @Test
    void an_early_answer_to_a_body_that_nobody_reads_is_an_answer() throws IOException {
        try (HostileSink sink = HostileSink.start(conversation -> {
            conversation.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            conversation.hang();
        })) {
            Exchange exchange = fixture.send(sink.url(), TransportFixture.LONG);

            assertThat(exchange.took()).isLessThan(TransportFixture.LONG.dividedBy(2));
        }
    }
}
