package org.belfry.egress.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belfry.egress.AllowList;
import org.belfry.egress.Destination;
import org.belfry.egress.EgressPolicy;

/** A transport with its executors and a DNS made of a map. */
final class TransportFixture implements AutoCloseable {
    static final Duration SHORT = Duration.ofMillis(300);
    static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService resolving = Executors.newFixedThreadPool(2, TransportFixture::daemon);
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(TransportFixture::daemon);
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch dns = new CountDownLatch(0);
    final HttpTransport transport;

    TransportFixture(String allowed) {
        this(allowed, TransportSettings.standard());
    }

    /** One connection for each address at a time: requests that follow each other share it when it can be kept. */
    static TransportFixture oneByOne(String allowed) {
        return new TransportFixture(allowed, TransportSettings.standard().withConnections(8, 1));
    }

    TransportFixture(String allowed, TransportSettings settings) {
        EgressPolicy policy = new EgressPolicy(AllowList.parse(allowed));
        transport =
                new HttpTransport(new HttpTransport.Guidance(policy, this::resolve), settings, resolving, clockwork);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "transport-fixture");
        thread.setDaemon(true);
        return thread;
    }

    private InetAddress[] resolve(String name) throws UnknownHostException {
        asked.add(name);
        try {
            dns.await();
        } catch (InterruptedException e) {
            throw new UnknownHostException(name);
        }
        List<String> addresses = names.getOrDefault(name, List.of());
        InetAddress[] result = new InetAddress[addresses.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = InetAddress.getByName(addresses.get(i));
        }
        if (result.length == 0) {
            throw new UnknownHostException(name);
        }
        return result;
    }

    TransportFixture with(String name, String... addresses) {
        names.put(name, List.of(addresses));
        return this;
    }

    /** DNS says nothing before this latch is down. */
    TransportFixture blockedBy(CountDownLatch latch) {
        dns = latch;
        return this;
    }

    /** The names that DNS was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    CompletableFuture<Exchange> sending(String url, Duration timeout) {
        return transport.send(OutgoingRequest.post(
                Destination.parse(url),
                List.of(new HeaderField("Content-Type", "application/json")),
                "{}".getBytes(UTF_8),
                timeout));
    }

    Exchange send(String url, Duration timeout) {
        return await(sending(url, timeout));
    }

    Exchange.Answered answer(String url) {
        Exchange exchange = send(url, LONG);
        if (exchange instanceof Exchange.Answered answered) {
            return answered;
        }
        throw new AssertionError("no answer but " + exchange);
    }

    Exchange.Failed failure(String url, Duration timeout) {
        Exchange exchange = send(url, timeout);
        if (exchange instanceof Exchange.Failed failed) {
            return failed;
        }
        throw new AssertionError("an answer: " + exchange);
    }

    static Exchange await(CompletableFuture<Exchange> sending) {
        return sending.orTimeout(15, TimeUnit.SECONDS).join();
    }

    static String text(Exchange.Answered answered) {
        return new String(answered.body(), UTF_8);
    }

    @Override
    public void close() {
        transport.close();
        resolving.shutdownNow();
        clockwork.shutdownNow();
    }
}
