package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.answersWithTls11;
import static org.belfry.testing.Behaviours.hang;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.belfry.testing.HostileSink;
import org.belfry.testing.TestCertificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TlsOfTransportTest {
    private static TestCertificates ofSink;
    private static TestCertificates ofOther;

    @BeforeAll
    static void makeCertificates() {
        ofSink = TestCertificates.selfSigned("dns:sink.test,ip:127.0.0.1");
        ofOther = TestCertificates.selfSigned("dns:other.test");
    }

    private static TransportFixture fixture(SSLContext trust) {
        return new TransportFixture(
                        "sink.test:*,127.0.0.1:*",
                        TransportSettings.standard().withTrust(trust).withConnections(8, 1))
                .with("sink.test", "127.0.0.1");
    }

    private static String url(HostileSink sink) {
        return "https://sink.test:" + sink.port() + "/";
    }

    @Test
    void sends_over_tls_to_who_proves_the_name_and_keeps_the_connection() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(ofSink.serverSockets(), always(response(200, "ok")))) {
            for (int i = 0; i < 5; i++) {
                assertThat(TransportFixture.text(fixture.answer(url(sink)))).isEqualTo("ok");
            }
            assertThat(sink.connections()).isEqualTo(1);
            assertThat(sink.requests().get(0).headers()).contains("Host: sink.test:" + sink.port());
        }
    }

    @Test
    void an_address_in_the_url_is_proved_by_an_address_in_the_certificate() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(ofSink.serverSockets(), always(response(200, "ok")))) {
            assertThat(fixture.answer("https://127.0.0.1:" + sink.port() + "/").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void names_the_host_to_the_server_and_speaks_tls_1_2_or_better() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(ofSink.serverSockets(), conversation -> {
                    conversation.readRequest();
                    ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) conversation.socket()).getSession();
                    seen.add(session.getRequestedServerNames() + " " + session.getProtocol());
                    conversation.send(response(200, ""));
                })) {
            fixture.answer(url(sink));

            assertThat(seen).hasSize(1);
            assertThat(seen.get(0)).contains("sink.test").endsWith("TLSv1.3");
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws IOException {
        assertTlsFails(ofOther, ofOther.trusted());
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws IOException {
        assertTlsFails(ofSink, TransportSettings.standard().trust());
    }

    private static void assertTlsFails(TestCertificates shown, SSLContext trust) throws IOException {
        try (TransportFixture fixture = fixture(trust);
                HostileSink sink = HostileSink.start(shown.serverSockets(), always(response(200, "ok")))) {
            Exchange.Failed failed = fixture.failure(url(sink), TransportFixture.LONG);

            assertThat(failed.error()).as(failed.detail()).isEqualTo(TransportError.TLS_FAILED);
            assertThat(failed.took()).isLessThan(TransportFixture.LONG.dividedBy(2));
            assertThat(sink.requests()).isEmpty();
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    @Test
    void an_old_protocol_is_refused() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(answersWithTls11())) {
            assertThat(fixture.failure(url(sink), TransportFixture.LONG).error())
                    .isEqualTo(TransportError.TLS_FAILED);
        }
    }

    @Test
    void a_server_without_tls_is_refused() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(fixture.failure(url(sink), TransportFixture.LONG).error())
                    .isEqualTo(TransportError.TLS_FAILED);
        }
    }

    @Test
    void a_server_that_closes_within_the_handshake_is_refused() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(conversation -> {})) {
            assertThat(fixture.failure(url(sink), TransportFixture.LONG).error())
                    .isEqualTo(TransportError.TLS_FAILED);
        }
    }

    @Test
    void a_handshake_that_never_ends_is_over_at_the_deadline() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(hang())) {
            assertThat(fixture.failure(url(sink), TransportFixture.SHORT).error())
                    .isEqualTo(TransportError.TIMEOUT);
            sink.firstConversationEnded().orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(fixture.transport.connections()).isZero();
        }
    }

    @Test
    void a_stale_secure_connection_is_replaced() throws IOException {
        try (TransportFixture fixture = fixture(ofSink.trusted());
                HostileSink sink = HostileSink.start(ofSink.serverSockets(), conversation -> {
                    conversation.readRequest();
                    conversation.send(response(200, "ok"));
                })) {
            for (int i = 0; i < 30; i++) {
                assertThat(fixture.answer(url(sink)).status()).isEqualTo(200);
            }
            assertThat(sink.requests()).hasSize(30);
        }
    }
}
