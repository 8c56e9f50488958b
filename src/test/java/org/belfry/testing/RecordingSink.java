package org.belfry.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A receiver of webhooks on the loopback: records every request that came in whole, answers by a script per path, and
 * wakes whoever waits for an arrival. It lives in the test's JVM, so a server that is killed leaves its records alone.
 *
 * <p>One thread per connection: hundreds of connections are fine, and a request held back blocks no other.
 */
public final class RecordingSink implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Map<String, Deque<Answer>> scripts = new HashMap<>();

    private RecordingSink(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on a free port of 127.0.0.1; every path answers 200 with an empty body until it is scripted. */
    public static RecordingSink open() {
        try {
            RecordingSink sink = new RecordingSink(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            sink.daemon(sink::accept);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port, as {@code BELFRY_EGRESS_ALLOW} spells a destination. */
    public String authority() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The address of a path, for a webhook's {@code url}. */
    public String url(String path) {
        return "http://" + authority() + path;
    }

    /** The answers to come on a path, in order; the last one is repeated. Replaces an earlier script. */
    public void script(String path, Answer... answers) {
        if (answers.length == 0) {
            throw new IllegalArgumentException("a script needs an answer");
        }
        underLock(() -> scripts.put(path, new ArrayDeque<>(List.of(answers))));
    }

    /** What has come on a path so far, in order of arrival. */
    public List<RecordedRequest> requests(String path) {
        lock.lock();
        try {
            return requests.stream()
                    .filter(request -> request.path().equals(path))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code count} requests have come on a path; an {@link AssertionError} tells what came instead. */
    public List<RecordedRequest> awaitCount(String path, int count, Duration atMost) {
        return await(path, came -> came.size() >= count, atMost);
    }

    /** Waits for the next arrival that makes the path's requests satisfy the test. */
    public List<RecordedRequest> await(String path, Predicate<List<RecordedRequest>> test, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            for (List<RecordedRequest> came = requests(path); ; came = requests(path)) {
                if (test.test(came)) {
                    return came;
                }
                if (left <= 0) {
                    throw new AssertionError("not within " + atMost + " on " + path + "; " + came.size()
                            + " requests came there: " + came.stream().limit(10).toList());
                }
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Hangs up on everybody, held answers included. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                daemon(() -> converse(connection));
            } catch (IOException e) {
                // Closed: the loop ends by its own condition.
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                Wire.Head head = Wire.readHead(in);
                byte[] body = Wire.readBody(in, head);
                if (!answered(connection, record(head, body))) {
                    return;
                }
            }
        } catch (IOException e) {
            // The peer went away, perhaps killed in the middle of a request: what did not come whole is not recorded.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answered(Socket connection, Answer answer) throws IOException {
        if (answer instanceof Answer.Spoken spoken) {
            awaitGate(connection, spoken.gate());
            Wire.write(connection.getOutputStream(), spoken);
            return true;
        }
        if (answer instanceof Answer.Silence) {
            // Returns when the peer gives up or the sink is closed.
            connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        }
        return false;
    }

    private static void awaitGate(Socket connection, CountDownLatch gate) throws IOException {
        try {
            while (!gate.await(100, TimeUnit.MILLISECONDS)) {
                if (connection.isClosed()) {
                    throw new IOException("closed while the answer was held back");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Answer record(Wire.Head head, byte[] body) throws IOException {
        String[] parts = head.firstLine().split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + head.firstLine());
        }
        lock.lock();
        try {
            requests.add(new RecordedRequest(requests.size(), parts[0], parts[1], head.headers(), body));
            arrived.signalAll();
            return next(RecordedRequest.pathOf(parts[1]));
        } finally {
            lock.unlock();
        }
    }

    private Answer next(String path) {
        Deque<Answer> script = scripts.getOrDefault(path, new ArrayDeque<>(List.of(Answer.status(200))));
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
    }

    private void underLock(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private void daemon(Runnable work) {
        Thread thread = new Thread(work, "sink-" + listener.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }
}
