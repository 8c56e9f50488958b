package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.testing.Behaviours.onceAndClose;
import static org.belfry.testing.Behaviours.response;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.belfry.testing.Conversation;
import org.belfry.testing.HostileSink;
import org.belfry.testing.HostileSink.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleConnectionTest {
    private final TransportFixture fixture = TransportFixture.oneByOne("127.0.0.1:*");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void requests_to_a_server_that_always_closes_unannounced_do_not_fail() throws IOException {
        try (HostileSink sink = HostileSink.start(onceAndClose(response(200, "ok")))) {
            for (int i = 0; i < 100; i++) {
                assertThat(TransportFixture.text(fixture.answer(sink.url()))).isEqualTo("ok");
            }
            assertThat(sink.requests()).hasSize(100);
        }
    }

    @Test
    void a_request_that_met_the_end_of_its_connection_unwritten_is_sent_again() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        AtomicInteger conversations = new AtomicInteger();
        try (HostileSink sink = HostileSink.start(conversation -> {
            if (conversations.incrementAndGet() > 1) {
                answerAll(conversation);
                return;
            }
            conversation.readRequest();
            conversation.send(response(200, "asked"));
            conversation.readRequest();
            conversation.send(response(200, "asked"));
            await(closing);
        })) {
            fixture.answer(sink.url());
            CompletableFuture<Exchange> third = fixture.sending(sink.url(), TransportFixture.LONG)
                    .thenCompose(second -> {
                        // On the I/O thread: the connection is kept, and its end cannot be noticed before this returns.
                        CompletableFuture<Exchange> sending = fixture.sending(sink.url(), TransportFixture.LONG);
                        closing.countDown();
                        sink.firstConversationEnded().join();
                        return sending;
                    });

            assertThat(TransportFixture.await(third)).isInstanceOf(Exchange.Answered.class);
            assertThat(conversations).hasValue(2);
        }
    }

    @Test
    void a_request_that_was_written_is_not_sent_again() throws IOException {
        AtomicInteger conversations = new AtomicInteger();
        Behaviour closesUponTheSecondRequest = conversation -> {
            conversations.incrementAndGet();
            conversation.readRequest();
            conversation.send(response(200, "ok"));
            conversation.readRequest();
        };
        try (HostileSink sink = HostileSink.start(closesUponTheSecondRequest)) {
            fixture.answer(sink.url());

            assertThat(fixture.failure(sink.url(), TransportFixture.LONG).error())
                    .isEqualTo(TransportError.CONNECTION_CLOSED);
            assertThat(sink.requests()).hasSize(2);
            assertThat(conversations).hasValue(1);
        }
    }

    /** Lets an answer to nothing follow that of a connection's second request, when it has proved to be a lasting one. */
    private static Behaviour withUnsolicited(String unsolicited) {
        return conversation -> {
            conversation.readRequest();
            conversation.send(response(200, "asked"));
            conversation.readRequest();
            conversation.send(response(200, "asked") + unsolicited);
            answerAll(conversation);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Unsolicited\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 Unsolicited\r\nX-Swallows: ",
                "HTTP/1.1 500 Unsolicited\r\nContent-Length: 1000\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP",
                "\r\n",
                "x"
            })
    void an_unsolicited_answer_is_not_taken_for_the_next_requests(String unsolicited) throws IOException {
        try (HostileSink sink = HostileSink.start(withUnsolicited(unsolicited))) {
            for (int i = 0; i < 50; i++) {
                Exchange.Answered answer = fixture.answer(sink.url());

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).hasSize(1);
                assertThat(TransportFixture.text(answer)).isEqualTo("asked");
            }
            assertThat(sink.connections()).isEqualTo(25);
        }
    }

    @Test
    void an_unsolicited_answer_that_comes_a_moment_later_is_not_taken_either() throws Exception {
        CountDownLatch firstAnswered = new CountDownLatch(1);
        CountDownLatch unsolicitedSent = new CountDownLatch(1);
        try (HostileSink sink = HostileSink.start(conversation -> {
            conversation.readRequest();
            conversation.send(response(200, "asked"));
            await(firstAnswered);
            conversation.send("HTTP/1.1 500 Unsolicited\r\nContent-Length: 0\r\n\r\n");
            unsolicitedSent.countDown();
            answerAll(conversation);
        })) {
            fixture.answer(sink.url());
            firstAnswered.countDown();
            unsolicitedSent.await();

            assertThat(fixture.answer(sink.url()).status()).isEqualTo(200);
        }
    }

    private static void answerAll(Conversation conversation) throws IOException {
        while (conversation.readRequest()) {
            conversation.send(response(200, "asked"));
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
