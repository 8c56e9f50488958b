package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.hang;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.belfry.testing.HostileSink;
import org.junit.jupiter.api.Test;

/** Deadlines that strike before a request is on its way; the rest is in {@link HostileAnswersTest}. */
class DeadlineTest {

    @Test
    void dns_that_never_answers_is_over_at_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);
        try (TransportFixture fixture = new TransportFixture("slow.test:*")
                .with("slow.test", "127.0.0.1")
                .blockedBy(never)) {
            assertThat(fixture.failure("http://slow.test:1/", TransportFixture.SHORT)
                            .error())
                    .isEqualTo(TransportError.TIMEOUT);
            assertThat(fixture.transport.inFlight()).isZero();
            never.countDown();
        }
    }

    @Test
    void names_with_dead_dns_do_not_stand_in_the_way_of_others() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (TransportFixture fixture = new TransportFixture("slow.test:*,127.0.0.1:*")
                        .with("slow.test", "127.0.0.1")
                        .blockedBy(never);
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            for (int i = 0; i < 100; i++) {
                CompletableFuture<Exchange> slow = fixture.sending("http://slow.test:1/", TransportFixture.LONG);
                assertThat(slow).isNotDone();
            }

            assertThat(fixture.asked()).hasSizeLessThanOrEqualTo(1);
            assertThat(fixture.answer(sink.url()).status()).isEqualTo(200);
            never.countDown();
        }
    }

    @Test
    void a_request_that_waits_for_a_connection_is_over_at_its_own_deadline() throws IOException {
        TransportSettings one = TransportSettings.standard().withConnections(1, 1);
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*", one);
                HostileSink sink = HostileSink.start(hang())) {
            CompletableFuture<Exchange> first = fixture.sending(sink.url(), TransportFixture.LONG);

            assertThat(fixture.failure(sink.url(), TransportFixture.SHORT).error())
                    .isEqualTo(TransportError.TIMEOUT);
            assertThat(first).isNotDone();
            assertThat(fixture.transport.inFlight()).isEqualTo(1);
        }
    }

    @Test
    void the_place_of_an_expired_request_is_free_again() throws IOException {
        TransportSettings one = TransportSettings.standard().withConnections(1, 1);
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*", one);
                HostileSink silent = HostileSink.start(hang());
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            for (int i = 0; i < 3; i++) {
                fixture.failure(silent.url(), TransportFixture.SHORT);
            }

            assertThat(fixture.answer(sink.url()).status()).isEqualTo(200);
        }
    }

    @Test
    void many_requests_each_end_at_their_deadline() throws IOException {
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*");
                HostileSink sink = HostileSink.start(hang())) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[200];
            for (int i = 0; i < all.length; i++) {
                all[i] = fixture.sending(sink.url(), TransportFixture.SHORT).thenAccept(exchange -> assertThat(exchange)
                        .isInstanceOfSatisfying(Exchange.Failed.class, failed -> assertThat(failed.error())
                                .isEqualTo(TransportError.TIMEOUT)));
            }
            CompletableFuture.allOf(all).join();

            assertThat(fixture.transport.connections()).isZero();
        }
    }
}
