package org.belfry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that speaks whatever a test wants over raw sockets, right or wrong. One daemon thread for each
 * connection runs the {@link Behaviour}; what it saw is told by {@link #requests()} and the counters.
 */
public final class HostileSink implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bytesSent = new AtomicLong();
    private final CompletableFuture<Void> firstConversationEnded = new CompletableFuture<>();

    /** What the sink does on one connection; when it returns the connection is closed. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Conversation conversation) throws IOException;
    }

    private HostileSink(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    /** Starts a plain sink on a free port. */
    public static HostileSink start(Behaviour behaviour) {
        return start(ServerSocketFactory.getDefault(), behaviour);
    }

    /** Starts a sink whose sockets come from this factory, for TLS. */
    public static HostileSink start(ServerSocketFactory sockets, Behaviour behaviour) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HostileSink sink = new HostileSink(sockets.createServerSocket(0, 500, loopback), behaviour);
            daemon(sink::accept).start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "hostile-sink");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket)).start();
            }
        } catch (IOException e) {
            // The sink was closed; nothing else ends the loop.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            behaviour.serve(new Conversation(socket, requests, bytesSent));
        } catch (IOException e) {
            // The other side went away, as it may.
        } finally {
            open.remove(socket);
            firstConversationEnded.complete(null);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** {@code http://127.0.0.1:port}, without a path. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The requests read so far, in order of arrival. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Connections accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Bytes written so far, on all connections. */
    public long bytesSent() {
        return bytesSent.get();
    }

    /** Completes when the first conversation is over, whichever side ended it. */
    public CompletableFuture<Void> firstConversationEnded() {
        return firstConversationEnded;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
