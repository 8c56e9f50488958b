package org.belfry.egress.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.belfry.egress.AllowList;
import org.belfry.egress.Destination;
import org.belfry.egress.EgressPolicy;
import org.belfry.testing.FastSink;

/**
 * Compares the transport with the client library's own asynchronous loop. Not a test: run {@code main} with the number of
 * requests, those under way at a time and the I/O threads.
 */
final class TransportMeasurement {
    private static final List<String> NAMES = List.of(
            "Content-Type",
            "User-Agent",
            "X-FluentCRM-Event",
            "X-FluentCRM-Signature",
            "X-FluentCRM-Webhook-ID",
            "X-Id");
    private static final byte[] BODY = "x".repeat(600).getBytes(UTF_8);

    private final int requests;
    private final int underWay;
    private final int ioThreads;

    private TransportMeasurement(int requests, int underWay, int ioThreads) {
        this.requests = requests;
        this.underWay = underWay;
        this.ioThreads = ioThreads;
    }

    public static void main(String[] args) throws Exception {
        TransportMeasurement measurement = new TransportMeasurement(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        for (int round = 0; round < 5; round++) {
            try (FastSink sink = new FastSink()) {
                double bare = measurement.bareClient(sink);
                double transport = measurement.transport(sink);
                System.out.printf("bare %,.0f/s  transport %,.0f/s  ratio %.2f%n", bare, transport, transport / bare);
            }
        }
    }

    private double transport(FastSink sink) throws InterruptedException {
        ExecutorService resolving = Executors.newFixedThreadPool(2);
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
        TransportSettings standard = TransportSettings.standard();
        TransportSettings settings = new TransportSettings(
                ioThreads, standard.maxConnections(), underWay, standard.timing(), standard.trust());
        EgressPolicy policy = new EgressPolicy(AllowList.parse("127.0.0.1:*"));
        Destination hook = Destination.parse("http://127.0.0.1:" + sink.port() + "/hook");
        List<HeaderField> headers = NAMES.stream()
                .map(name -> new HeaderField(name, "value of " + name))
                .toList();
        try (HttpTransport transport = new HttpTransport(
                new HttpTransport.Guidance(policy, new SystemHostResolver()), settings, resolving, clockwork)) {
            return perSecond(next -> {
                CompletableFuture<Void> unused = transport
                        .send(OutgoingRequest.post(hook, headers, BODY, Duration.ofSeconds(30)))
                        .thenAccept(exchange -> next.accept(exchange instanceof Exchange.Answered));
            });
        } finally {
            resolving.shutdownNow();
            clockwork.shutdownNow();
        }
    }

    private double bareClient(FastSink sink) throws InterruptedException, IOException {
        try (CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(ioThreads).build())
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(underWay)
                        .setMaxConnPerRoute(underWay)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build()) {
            client.start();
            String url = "http://127.0.0.1:" + sink.port() + "/hook";
            return perSecond(next -> {
                Future<SimpleHttpResponse> unused = client.execute(request(url), callback(next));
            });
        }
    }

    private static SimpleHttpRequest request(String url) {
        SimpleRequestBuilder builder = SimpleRequestBuilder.post(url).setBody(BODY, ContentType.APPLICATION_JSON);
        NAMES.forEach(name -> builder.addHeader(name, "value of " + name));
        return builder.build();
    }

    private static FutureCallback<SimpleHttpResponse> callback(Consumer<Boolean> next) {
        return new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse result) {
                next.accept(true);
            }

            @Override
            public void failed(Exception cause) {
                next.accept(false);
            }

            @Override
            public void cancelled() {
                next.accept(false);
            }
        };
    }

    /** Keeps that many under way; each end starts the next. */
    private double perSecond(Consumer<Consumer<Boolean>> sending) throws InterruptedException {
        AtomicInteger toStart = new AtomicInteger(requests);
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(requests);
        Consumer<Boolean> next = new Consumer<>() {
            @Override
            public void accept(Boolean good) {
                if (!good) {
                    failures.incrementAndGet();
                }
                ended.countDown();
                startOne();
            }

            private void startOne() {
                if (toStart.getAndDecrement() > 0) {
                    sending.accept(this);
                }
            }
        };
        long start = System.nanoTime();
        for (int i = 0; i < underWay; i++) {
            if (toStart.getAndDecrement() > 0) {
                sending.accept(next);
            }
        }
        ended.await();
        if (failures.get() > 0) {
            System.out.println(failures + " failed");
        }
        return requests * 1e9 / (System.nanoTime() - start);
    }
}
