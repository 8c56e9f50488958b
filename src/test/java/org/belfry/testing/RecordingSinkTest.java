package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingSinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecordingSink sink = RecordingSink.open();
    private final Api api = Api.anonymous(URI.create(sink.url("")));

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void records_names_order_and_bytes_as_they_came() throws IOException {
        String request = "POST /in?a=1 HTTP/1.1\r\nHost: x\r\nX-FluentCRM-Event: e\r\nx-odd:  v \r\n"
                + "Content-Length: 6\r\n\r\n{\"ü\"}";
        assertThat(raw(request).status()).isEqualTo(200);

        RecordedRequest came = sink.awaitCount("/in", 1, PATIENCE).get(0);
        assertThat(came.method()).isEqualTo("POST");
        assertThat(came.target()).isEqualTo("/in?a=1");
        assertThat(came.headers())
                .extracting(RecordedRequest.Header::name)
                .containsExactly("Host", "X-FluentCRM-Event", "x-odd", "Content-Length");
        assertThat(came.header("X-Odd")).contains("v");
        assertThat(came.body()).isEqualTo("{\"ü\"}".getBytes(UTF_8));
    }

    @Test
    void reads_a_chunked_body() throws IOException {
        raw("POST /in HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
        assertThat(sink.requests("/in").get(0).text()).isEqualTo("abcde");
    }

    @Test
    void answers_by_script_and_repeats_the_last_answer() throws IOException {
        sink.script(
                "/in",
                Answer.status(500),
                Answer.status(302).header("Location", "/no").body("see"),
                Answer.status(204));
        assertThat(api.get("/in").status()).isEqualTo(500);
        Reply redirect = api.get("/in");
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("location")).contains("/no");
        assertThat(redirect.body()).isEqualTo("see");
        assertThat(api.get("/in").status()).isEqualTo(204);
        assertThat(api.get("/in").status()).isEqualTo(204);
        assertThat(api.get("/other").status()).isEqualTo(200);
    }

    @Test
    void stands_hundreds_of_held_connections_and_answers_them_when_the_gate_opens() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        sink.script("/held", Answer.status(201).heldBy(gate));
        ExecutorService clients = Executors.newFixedThreadPool(200);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                replies.add(clients.submit(() -> raw("GET /held HTTP/1.1\r\n\r\n")));
            }
            sink.awaitCount("/held", 200, PATIENCE);
            assertThat(replies).noneMatch(Future::isDone);
            assertThat(api.get("/free").status()).isEqualTo(200);
            gate.countDown();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void says_what_came_when_too_little_came() throws IOException {
        api.get("/in");
        assertThatThrownBy(() -> sink.awaitCount("/in", 2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/in; 1 requests")
                .hasMessageContaining("GET /in");
    }

    @Test
    void hangs_up_without_an_answer() {
        sink.script("/in", Answer.hangUp());
        assertThatIOException().isThrownBy(() -> raw("GET /in HTTP/1.1\r\n\r\n"));
        assertThat(sink.requests("/in")).hasSize(1);
    }

    @Test
    void a_silent_connection_ends_when_the_sink_is_closed() throws Exception {
        sink.script("/in", Answer.silence());
        ExecutorService client = Executors.newSingleThreadExecutor();
        Future<Reply> reply = client.submit(() -> raw("GET /in HTTP/1.1\r\n\r\n"));
        sink.awaitCount("/in", 1, PATIENCE);
        sink.close();
        assertThatThrownBy(reply::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        client.shutdownNow();
    }

    @Test
    void does_not_record_half_a_request() throws IOException {
        try (Socket socket = RawHttp.connect(port())) {
            socket.getOutputStream().write("POST /in HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc".getBytes(UTF_8));
        }
        api.get("/after");
        assertThat(sink.requests("/in")).isEmpty();
    }

    private Reply raw(String request) throws IOException {
        return RawHttp.exchange(port(), request);
    }

    private int port() {
        return URI.create(sink.url("/")).getPort();
    }
}
