package org.belfry.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers every request with 204 as cheaply as can be: what a measurement of a client is set against. One thread. A
 * {@link Visitor} may look at the requests and leave some of them without an answer.
 */
public final class FastSink implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);

    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Selector selector = Selector.open();
    private final AtomicLong requests = new AtomicLong();
    private final Visitor visitor;

    public FastSink() throws IOException {
        this((bytes, end) -> Reaction.ANSWER);
    }

    public FastSink(Visitor visitor) throws IOException {
        this.visitor = visitor;
        server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1000);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::run, "fast-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /** What becomes of a request. */
    public enum Reaction {
        ANSWER,
        HANG
    }

    /** Sees every request on the sink's own thread. */
    public interface Visitor {
        /** What becomes of the request that is head and body in {@code bytes} up to {@code end}. */
        Reaction visit(byte[] bytes, int end);
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** Requests answered so far. */
    public long requests() {
        return requests.get();
    }

    private void run() {
        try {
            while (server.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException | RuntimeException e) {
            // The sink was closed.
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new Inbox());
            } else {
                serve((SocketChannel) key.channel(), (Inbox) key.attachment());
            }
        } catch (IOException e) {
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** What came in on one connection and is not answered yet. */
    private static final class Inbox {
        final byte[] bytes = new byte[65536];
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    }

    private void serve(SocketChannel channel, Inbox inbox) throws IOException {
        ByteBuffer buffer = inbox.buffer;
        if (channel.read(buffer) < 0) {
            channel.close();
            return;
        }
        int end = endOfRequest(inbox.bytes, buffer.position());
        if (end > 0) {
            Reaction reaction = visitor.visit(inbox.bytes, end);
            int rest = buffer.position() - end;
            System.arraycopy(inbox.bytes, end, inbox.bytes, 0, rest);
            buffer.position(rest);
            if (reaction == Reaction.ANSWER) {
                requests.incrementAndGet();
                channel.write(ByteBuffer.wrap(ANSWER));
            }
        }
    }

    private static int endOfRequest(byte[] bytes, int limit) {
        int length = 0;
        for (int i = 0; i + 3 < limit; i++) {
            if (bytes[i] != '\r') {
                continue;
            }
            if (bytes[i + 2] == '\r') {
                int end = i + 4 + length;
                return end <= limit ? end : -1;
            }
            if (matches(bytes, i + 2, limit)) {
                length = number(bytes, i + 2 + LENGTH.length);
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int from, int limit) {
        if (from + LENGTH.length >= limit) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                value = 10 * value + bytes[i] - '0';
            }
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        server.close();
        selector.close();
    }
}
