package org.belfry.egress.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.NO_CONTENT;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.gzipBomb;
import static org.belfry.testing.Behaviours.onceAndClose;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.belfry.egress.Destination;
import org.belfry.testing.HostileSink;
import org.belfry.testing.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
    private final TransportFixture fixture =
            TransportFixture.oneByOne("127.0.0.1:*,sink.test:*").with("sink.test", "127.0.0.1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void the_request_goes_out_as_given_plus_what_http_needs() throws IOException {
        try (HostileSink sink = HostileSink.start(always(NO_CONTENT))) {
            OutgoingRequest request = OutgoingRequest.post(
                    Destination.parse("http://sink.test:" + sink.port() + "//a/../b;c?x=%2f&y=[1]|2&z=?/"),
                    List.of(new HeaderField("X-b", "1"), new HeaderField("x-A", "  two "), new HeaderField("X-b", "")),
                    "{\"ü\":1}".getBytes(UTF_8),
                    TransportFixture.LONG);

            Exchange exchange = TransportFixture.await(fixture.transport.send(request));

            assertThat(exchange).isInstanceOf(Exchange.Answered.class);
            assertThat(sink.requests())
                    .containsExactly(new ReceivedRequest(
                            "POST //a/../b;c?x=%2f&y=[1]|2&z=?/ HTTP/1.1",
                            List.of(
                                    "Host: sink.test:" + sink.port(),
                                    "X-b: 1",
                                    "x-A:   two",
                                    "X-b:",
                                    "Accept-Encoding: identity",
                                    "Content-Length: 8"),
                            "{\"Ã¼\":1}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void a_request_without_body_announces_none(String method) throws IOException {
        try (HostileSink sink = HostileSink.start(always(response(200, "hello")))) {
            Exchange exchange = TransportFixture.await(fixture.transport.send(new OutgoingRequest(
                    Destination.parse(sink.url()), method, List.of(), new byte[0], TransportFixture.LONG)));

            assertThat(TransportFixture.text((Exchange.Answered) exchange)).isEqualTo("hello");
            assertThat(sink.requests().get(0).headers())
                    .containsExactly("Host: 127.0.0.1:" + sink.port(), "Accept-Encoding: identity");
        }
    }

    @Test
    void an_empty_post_says_so() throws IOException {
        try (HostileSink sink = HostileSink.start(always(NO_CONTENT))) {
            TransportFixture.await(fixture.transport.send(OutgoingRequest.post(
                    Destination.parse(sink.url()), List.of(), new byte[0], TransportFixture.LONG)));

            assertThat(sink.requests().get(0).headers()).contains("Content-Length: 0");
        }
    }

    @Test
    void the_answer_comes_back_with_status_headers_body_and_duration() throws IOException {
        try (HostileSink sink = HostileSink.start(always(response(503, "no", "Retry-After: 7", "X-Empty:")))) {
            Exchange.Answered answer = fixture.answer(sink.url());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers())
                    .containsExactly(
                            new HeaderField("Retry-After", "7"),
                            new HeaderField("X-Empty", ""),
                            new HeaderField("Content-Length", "2"));
            assertThat(TransportFixture.text(answer)).isEqualTo("no");
            assertThat(answer.took()).isPositive().isLessThan(TransportFixture.LONG);
        }
    }

    @Test
    void a_large_body_arrives_whole() throws IOException {
        try (HostileSink sink = HostileSink.start(always(NO_CONTENT))) {
            String body = "0123456789".repeat(200_000);

            TransportFixture.await(fixture.transport.send(OutgoingRequest.post(
                    Destination.parse(sink.url()), List.of(), body.getBytes(UTF_8), TransportFixture.LONG)));

            assertThat(sink.requests().get(0).body()).isEqualTo(body);
        }
    }

    @Test
    void a_redirect_is_an_answer_like_any_other() throws IOException {
        try (HostileSink target = HostileSink.start(always(NO_CONTENT));
                HostileSink sink = HostileSink.start(always(response(307, "", "Location: " + target.url())))) {
            assertThat(fixture.answer(sink.url()).status()).isEqualTo(307);
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    void cookies_are_not_kept() throws IOException {
        try (HostileSink sink = HostileSink.start(always(response(200, "", "Set-Cookie: a=b; Path=/")))) {
            fixture.answer(sink.url());
            fixture.answer(sink.url());

            assertThat(sink.requests().get(1).headers()).noneMatch(header -> header.startsWith("Cookie"));
        }
    }

    @Test
    void content_is_not_decoded() throws IOException {
        try (HostileSink sink = HostileSink.start(always(gzipBomb(10_000_000)))) {
            assertThat(fixture.answer(sink.url()).body())
                    .hasSizeLessThan(16 * 1024)
                    .startsWith(0x1F, 0x8B);
        }
    }

    @Test
    void the_first_16_kib_of_a_body_are_kept_and_the_connection_lives_on() throws IOException {
        String body = "0123456789abcdef".repeat(4096);
        try (HostileSink sink = HostileSink.start(always(response(200, body)))) {
            fixture.answer(sink.url());

            assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo(body.substring(0, 16 * 1024));
            assertThat(sink.connections()).isEqualTo(1);
        }
    }

    @Test
    void the_first_64_headers_and_8_kib_of_them_are_kept() throws IOException {
        String[] many = IntStream.range(0, 100).mapToObj(i -> "X-" + i + ": v").toArray(String[]::new);
        String[] large =
                Stream.generate(() -> "X-L: " + "a".repeat(997)).limit(20).toArray(String[]::new);
        try (HostileSink sink = HostileSink.start(always(response(200, "", many)));
                HostileSink other = HostileSink.start(always(response(200, "", large)))) {
            assertThat(fixture.answer(sink.url()).headers()).hasSize(64);
            assertThat(fixture.answer(other.url()).headers()).hasSize(8);
        }
    }

    @Test
    void a_connection_serves_many_requests() throws IOException {
        try (HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            for (int i = 0; i < 20; i++) {
                assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("ok");
            }
            assertThat(sink.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            })
    void a_connection_that_shall_not_or_cannot_be_kept_is_not(String response) throws IOException {
        try (HostileSink sink = HostileSink.start(always(response))) {
            assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("ok");
            assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("ok");
            assertThat(sink.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_body_may_be_ended_by_the_end_of_the_connection() throws IOException {
        try (HostileSink sink = HostileSink.start(onceAndClose("HTTP/1.1 200 OK\r\n\r\nall of it"))) {
            assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("all of it");
        }
    }

    @Test
    void interim_answers_are_passed_over() throws IOException {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        try (HostileSink sink = HostileSink.start(always(interim + interim + response(200, "ok")))) {
            assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("ok");
        }
    }

    @Test
    void more_requests_than_connections_wait_their_turn() throws IOException {
        TransportSettings narrow = TransportSettings.standard().withConnections(4, 2);
        try (TransportFixture few = new TransportFixture("127.0.0.1:*", narrow);
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            List<CompletableFuture<Exchange>> all = IntStream.range(0, 50)
                    .mapToObj(i -> few.sending(sink.url(), TransportFixture.LONG))
                    .toList();

            assertThat(all).allSatisfy(sending -> assertThat(TransportFixture.await(sending))
                    .isInstanceOf(Exchange.Answered.class));
            assertThat(sink.connections()).isLessThanOrEqualTo(2);
            assertThat(few.transport.inFlight()).isZero();
        }
    }
}
