package org.belfry.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.testing.FastSink;

/** Writes down what arrives, and tells when a request does. */
final class CrashSink implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"contact\":\\{\"id\":(\\d+)}");
    private static final Pattern DELIVERY = Pattern.compile("(?i)x-fluentcrm-delivery: ?(\\S+)\r\n");

    private final Map<Integer, Set<String>> arrived = new HashMap<>();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final FastSink sink;

    CrashSink() throws IOException {
        this.sink = new FastSink(this::visit);
    }

    /** Springs at the next request of a node; requests of others must not suffer, or they would be retried. */
    record Trap(String node, FastSink.Reaction reaction, CountDownLatch sprung) {}

    int port() {
        return sink.port();
    }

    /** Where a node sends to. */
    static String path(String node) {
        return "/crash/" + node;
    }

    void set(Trap next) {
        trap.set(next);
    }

    private FastSink.Reaction visit(byte[] bytes, int end) {
        String request = new String(bytes, 0, end, ISO_8859_1);
        Matcher number = NUMBER.matcher(request);
        Matcher delivery = DELIVERY.matcher(request);
        if (!number.find() || !delivery.find()) {
            throw new IllegalStateException("Not one of our requests: " + request);
        }
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        synchronized (arrived) {
            arrived.computeIfAbsent(Integer.valueOf(number.group(1)), each -> new HashSet<>())
                    .add(delivery.group(1) + ' ' + body);
            arrived.notifyAll();
        }
        Trap set = trap.get();
        if (set == null || !request.startsWith("POST " + path(set.node()) + ' ')) {
            return FastSink.Reaction.ANSWER;
        }
        trap.set(null);
        set.sprung().countDown();
        return set.reaction();
    }

    /** Those of the numbers that have not arrived within so long. */
    Set<Integer> missing(Set<Integer> wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (arrived) {
            while (!arrived.keySet().containsAll(wanted) && System.nanoTime() < end) {
                arrived.wait(100);
            }
            Set<Integer> missing = new HashSet<>(wanted);
            missing.removeAll(arrived.keySet());
            return missing;
        }
    }

    /** Events that came as more than one delivery, or with different bytes. */
    Map<Integer, Set<String>> torn() {
        synchronized (arrived) {
            Map<Integer, Set<String>> torn = new HashMap<>(arrived);
            torn.values().removeIf(each -> each.size() == 1);
            return torn;
        }
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
