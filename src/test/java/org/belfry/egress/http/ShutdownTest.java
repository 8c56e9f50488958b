package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.always;
import static org.belfry.testing.Behaviours.drippingBody;
import static org.belfry.testing.Behaviours.hang;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.belfry.testing.HostileSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {

    @Test
    @Timeout(20)
    void ends_what_is_under_way_wherever_it_is() throws IOException {
        try (TransportFixture fixture = new TransportFixture(
                        "127.0.0.1:*,slow.test:*", TransportSettings.standard().withConnections(2, 1));
                HostileSink silent = HostileSink.start(hang());
                HostileSink dripping = HostileSink.start(drippingBody())) {
            CountDownLatch never = new CountDownLatch(1);
            fixture.with("slow.test", "127.0.0.1").blockedBy(never);
            List<CompletableFuture<Exchange>> all = Stream.of(
                            silent.url(),
                            dripping.url(),
                            silent.url() + "/waits-for-a-connection",
                            "https://127.0.0.1:" + silent.port() + "/within-the-handshake",
                            "http://slow.test:" + silent.port() + "/within-dns")
                    .map(url -> fixture.sending(url, TransportFixture.LONG))
                    .toList();

            fixture.transport.close();

            assertThat(all).allSatisfy(sending -> assertThat(sending.getNow(null))
                    .isInstanceOfSatisfying(Exchange.Failed.class, failed -> assertThat(failed.error())
                            .isEqualTo(TransportError.INTERRUPTED)));
            assertThat(fixture.transport.inFlight()).isZero();
            never.countDown();
        }
    }

    @Test
    @Timeout(20)
    void closes_every_connection() throws IOException {
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.answer(sink.url());

            fixture.transport.close();

            sink.firstConversationEnded().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    @Test
    @Timeout(20)
    void takes_nothing_more() throws IOException {
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.transport.close();

            assertThat(fixture.failure(sink.url(), TransportFixture.LONG).error())
                    .isEqualTo(TransportError.INTERRUPTED);
            assertThat(sink.connections()).isZero();
        }
    }

    @Test
    @Timeout(20)
    void its_threads_are_daemons_with_a_name_and_end_with_it() throws Exception {
        List<Thread> threads;
        try (TransportFixture fixture = new TransportFixture("127.0.0.1:*");
                HostileSink sink = HostileSink.start(always(response(200, "ok")))) {
            fixture.answer(sink.url());
            threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("belfry-egress"))
                    .toList();
        }
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
