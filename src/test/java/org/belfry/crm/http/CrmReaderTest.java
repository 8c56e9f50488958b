package org.belfry.crm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.belfry.crm.CrmAnswer;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmId;
import org.belfry.egress.AllowList;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.HttpTransport;
import org.belfry.egress.http.OutgoingRequest;
import org.belfry.egress.http.TransportSettings;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.security.Vault;
import org.belfry.testing.Answer;
import org.belfry.testing.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What CRMs answer over a real connection. */
class CrmReaderTest {
    private static final CrmId ANN = new CrmId("7");
    private static final String EMAIL = "{\"email\":\"ann@example.com\",\"note\":\"";

    private final RecordingSink sink = RecordingSink.open();
    private final ExecutorService resolving = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final EgressPolicy policy = new EgressPolicy(AllowList.parse(sink.authority()));
    private final HttpTransport transport = new HttpTransport(
            new HttpTransport.Guidance(policy, InetAddress::getAllByName),
            TransportSettings.standard(),
            resolving,
            clockwork);

    @AfterEach
    void close() throws IOException {
        transport.close();
        sink.close();
        resolving.shutdownNow();
        clockwork.shutdownNow();
    }

    private CrmAnswer read(Function<OutgoingRequest, CompletableFuture<Exchange>> way) {
        Vault vault = new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());
        CrmConnection connection = new CrmConnection(
                1,
                Tenant.DEFAULT,
                new CrmConnection.Reach("crm", sink.url(""), "/contacts/{id}"),
                null,
                new CrmConnection.Reading(null, null, null),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
        return new CrmReader(way, policy, vault).read(connection, ANN).join();
    }

    private CrmAnswer told(Answer answer) {
        sink.script("/contacts/7", answer);
        return read(transport::ask);
    }

    private static String record(int bytes) {
        return EMAIL + "x".repeat(bytes - EMAIL.length() - 2) + "\"}";
    }

    @Test
    void a_record_of_64_kib_is_read_whole() {
        String record = record(64 * 1024);
        assertThat(told(Answer.status(200).body(record)))
                .isInstanceOfSatisfying(
                        CrmAnswer.Told.class,
                        told -> assertThat(told.contact().bytes()).hasSize(64 * 1024));
    }

    @Test
    void one_that_is_a_byte_longer_is_not_and_that_is_said() {
        assertThat(told(Answer.status(200).body(record(64 * 1024 + 1)))).isEqualTo(tooLong());
    }

    @Test
    void five_megabytes_are_not_read_to_their_end() {
        assertThat(told(Answer.status(200).body(record(5_000_000)))).isEqualTo(tooLong());
    }

    private static CrmAnswer tooLong() {
        return new CrmAnswer.Never("The CRM's answer is longer than 64 KiB; have it tell fewer fields.");
    }

    @Test
    void html_is_no_contact() {
        assertThat(told(Answer.status(200)
                        .header("Content-Type", "text/html")
                        .body("<!DOCTYPE html><html><body>Please log in</body></html>")))
                .isEqualTo(new CrmAnswer.Never("The CRM's answer is not JSON."));
        assertThat(told(Answer.status(200).body("[]")))
                .isEqualTo(new CrmAnswer.Never("The CRM's answer is not a JSON object."));
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(told(Answer.status(302).header("Location", sink.url("/elsewhere"))))
                .isEqualTo(new CrmAnswer.Later("The CRM answered 302; redirects are not followed."));
        assertThat(sink.requests("/elsewhere")).isEmpty();
    }

    @Test
    void a_slow_answer_is_waited_for_no_longer_than_the_exchange_may_take() {
        sink.script("/contacts/7", Answer.status(200).body("{}").heldBy(new CountDownLatch(1)));
        CrmAnswer answer = read(request -> {
            assertThat(request.timeout()).isEqualTo(CrmReader.TIMEOUT);
            return transport.ask(new OutgoingRequest(
                    request.destination(),
                    request.method(),
                    request.headers(),
                    request.body(),
                    Duration.ofMillis(300)));
        });
        assertThat(answer).isEqualTo(new CrmAnswer.Later("The CRM did not answer: timeout."));
    }

    @Test
    void a_contact_that_is_not_there_is_told_from_trouble() {
        assertThat(told(Answer.status(404))).isInstanceOf(CrmAnswer.Never.class);
        assertThat(told(Answer.status(503))).isEqualTo(new CrmAnswer.Later("The CRM answered 503."));
        assertThat(told(Answer.hangUp())).isInstanceOf(CrmAnswer.Later.class);
    }
}
