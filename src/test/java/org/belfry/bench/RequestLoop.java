package org.belfry.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** The bare loop of the HTTP client: so many requests under way, each end starts the next, nothing else done. */
final class RequestLoop implements AutoCloseable {
    private static final Timeout PATIENCE = Timeout.ofSeconds(60);

    private final CloseableHttpAsyncClient client;
    private final int underWay;

    RequestLoop(int underWay, int ioThreads) {
        this.underWay = underWay;
        this.client = HttpAsyncClients.custom()
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(ioThreads).build())
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(underWay)
                        .setMaxConnPerRoute(underWay)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(PATIENCE).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
        client.start();
    }

    /** Sends requests 0 to {@code count - 1} and waits for all their ends. */
    Ends run(int count, IntFunction<SimpleHttpRequest> request, int wantedStatus) throws InterruptedException {
        long[] startedAt = new long[count];
        long[] endedAt = new long[count];
        AtomicInteger next = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(count);
        Runnable startOne = new Runnable() {
            @Override
            public void run() {
                int number = next.getAndIncrement();
                if (number < count) {
                    startedAt[number] = Clock.micros();
                    send(request.apply(number), status -> {
                        endedAt[number] = status == wantedStatus ? Clock.micros() : 0;
                        left.countDown();
                        run();
                    });
                }
            }
        };
        for (int i = 0; i < underWay; i++) {
            startOne.run();
        }
        left.await();
        return new Ends(startedAt, endedAt);
    }

    /**
     * One request after the other in fixed steps of time, whether or not the one before is answered. Each counts as started
     * when its time has come, even if all connections are in use then.
     */
    Ends paced(int count, Duration every, IntFunction<SimpleHttpRequest> request, int wantedStatus)
            throws InterruptedException {
        long[] startedAt = new long[count];
        long[] endedAt = new long[count];
        CountDownLatch left = new CountDownLatch(count);
        long startMicros = Clock.micros();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            startedAt[i] = startMicros + i * every.toNanos() / 1000;
            parkUntil(start + i * every.toNanos());
            send(request.apply(i), status -> {
                endedAt[number] = status == wantedStatus ? Clock.micros() : 0;
                left.countDown();
            });
        }
        left.await();
        return new Ends(startedAt, endedAt);
    }

    private static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Sends one request; its end is told with the status, 0 when there is none. */
    void send(SimpleHttpRequest request, IntConsumer ended) {
        Future<SimpleHttpResponse> unused = client.execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse answer) {
                ended.accept(answer.getCode());
            }

            @Override
            public void failed(Exception cause) {
                ended.accept(0);
            }

            @Override
            public void cancelled() {
                ended.accept(0);
            }
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
