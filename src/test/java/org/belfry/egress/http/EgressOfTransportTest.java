package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.belfry.testing.HostileSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressOfTransportTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/, EGRESS_DENIED",
        "https://127.0.0.1/, EGRESS_DENIED",
        "https://localhost/, EGRESS_DENIED",
        "https://inner.test/, EGRESS_DENIED",
        "https://mixed.test/, EGRESS_DENIED",
        "http://public.test/, EGRESS_DENIED",
        "https://nowhere.test/, DNS_FAILED",
    })
    void what_is_not_allowed_is_not_connected_to(String url, TransportError error) {
        try (TransportFixture fixture = new TransportFixture("")
                .with("inner.test", "10.0.0.1")
                .with("mixed.test", "8.8.8.8", "::1")
                .with("public.test", "8.8.8.8")) {
            assertThat(fixture.failure(url, TransportFixture.LONG).error()).isEqualTo(error);
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    @Test
    void the_reason_of_a_refusal_is_told_to_the_log() {
        try (TransportFixture fixture = new TransportFixture("")) {
            assertThat(fixture.failure("https://10.0.0.1/", TransportFixture.LONG)
                            .detail())
                    .isEqualTo(org.belfry.egress.Refusal.ADDRESS_NOT_PUBLIC.sentence());
        }
    }

    @Test
    void connects_to_the_address_that_was_checked_under_the_name() throws IOException {
        try (TransportFixture fixture = new TransportFixture("sink.test:*").with("sink.test", "127.0.0.1");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.answer("http://sink.test:" + sink.port() + "/");

            assertThat(sink.requests().get(0).headers()).contains("Host: sink.test:" + sink.port());
        }
    }

    @Test
    void literals_and_localhost_never_reach_dns() throws IOException {
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*").with("localhost", "10.0.0.1");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.answer(sink.url());
            fixture.answer("http://localhost:" + sink.port() + "/");
            fixture.answer("http://app.localhost:" + sink.port() + "/");

            assertThat(fixture.asked()).isEmpty();
            assertThat(sink.requests().get(2).headers()).contains("Host: app.localhost:" + sink.port());
        }
    }

    @Test
    void one_name_is_asked_for_once_by_many() throws IOException {
        try (TransportFixture fixture = new TransportFixture("sink.test:*").with("sink.test", "127.0.0.1");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            List<CompletableFuture<Exchange>> all = IntStream.range(0, 100)
                    .mapToObj(i -> fixture.sending("http://sink.test:" + sink.port() + "/", TransportFixture.LONG))
                    .toList();

            assertThat(all)
                    .allSatisfy(one -> assertThat(TransportFixture.await(one)).isInstanceOf(Exchange.Answered.class));
            assertThat(fixture.asked()).containsExactly("sink.test");
        }
    }

    @Test
    void the_next_address_is_tried_when_one_does_not_take_the_connection() throws IOException {
        try (TransportFixture fixture =
                        new TransportFixture("sink.test:*").with("sink.test", "127.0.0.2", "127.0.0.3", "127.0.0.1");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            assertThat(TransportFixture.text(fixture.answer("http://sink.test:" + sink.port() + "/")))
                    .isEqualTo("ok");
        }
    }

    @Test
    void connections_of_two_names_at_one_address_are_kept_apart() throws IOException {
        try (TransportFixture fixture = new TransportFixture("a.test:*,b.test:*")
                        .with("a.test", "127.0.0.1")
                        .with("b.test", "127.0.0.1");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.answer("http://a.test:" + sink.port() + "/");
            fixture.answer("http://b.test:" + sink.port() + "/");

            assertThat(sink.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_port_where_nobody_listens_is_a_failed_connection() throws IOException {
        int port;
        try (HostileSink sink = HostileSink.start(always(""))) {
            port = sink.port();
        }
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*")) {
            Exchange.Failed failed = fixture.failure("http://127.0.0.1:" + port + "/", TransportFixture.LONG);

            assertThat(failed.error()).isEqualTo(TransportError.CONNECT_FAILED);
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    @Test
    void a_connection_that_never_opens_ends_at_the_deadline() throws IOException {
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*");
                FullServer server = new FullServer()) {
            Exchange.Failed failed = fixture.failure("http://127.0.0.1:" + server.port() + "/", TransportFixture.SHORT);

            assertThat(failed.error()).isEqualTo(TransportError.TIMEOUT);
            assertThat(failed.took()).isBetween(TransportFixture.SHORT, TransportFixture.LONG);
        }
    }

    /** Takes no connection any more: its backlog is full and nobody accepts. */
    private static final class FullServer implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        private final List<Socket> waiting = new ArrayList<>();

        FullServer() throws IOException {
            try {
                for (int i = 0; i < 50; i++) {
                    Socket socket = new Socket();
                    waiting.add(socket);
                    socket.connect(new InetSocketAddress(server.getInetAddress(), port()), 50);
                }
            } catch (SocketTimeoutException e) {
                return;
            }
            throw new IllegalStateException("the backlog has no end");
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
            server.close();
        }
    }
}
