package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests that no well-behaved client can send: stalled, cut off, oversized, malformed. Reads the answer while the request
 * is still being written, because a server may refuse a body and close before it has read it.
 */
public final class RawHttp {
    private static final int PATIENCE_MS = 40_000;

    private RawHttp() {}

    /** A connection to the loopback that gives up reading after 40 s. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /** Sends the bytes as they stand and reads one answer; the connection is not used again. */
    public static Reply exchange(int port, byte[] request) throws IOException {
        try (Socket socket = connect(port)) {
            return exchange(socket, request);
        }
    }

    public static Reply exchange(int port, String request) throws IOException {
        return exchange(port, request.getBytes(UTF_8));
    }

    /** The same, and no more will come: a server that waits for the rest of a request sees that there is none. */
    public static Reply exchangeWhole(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** The same from another address of the loopback, such as 127.0.0.2, which Linux has without being told. */
    public static Reply exchangeFrom(String address, int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(PATIENCE_MS);
            return exchange(socket, request.getBytes(UTF_8));
        }
    }

    private static Reply exchange(Socket socket, byte[] request) throws IOException {
        Thread writer = new Thread(() -> writeUntilRefused(socket, request), "raw-http");
        writer.setDaemon(true);
        writer.start();
        return read(new BufferedInputStream(socket.getInputStream()));
    }

    private static void writeUntilRefused(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The server refused the rest; its answer says why.
        }
    }

    private static Reply read(InputStream in) throws IOException {
        Wire.Head head = Wire.readHead(in);
        int status = Integer.parseInt(head.firstLine().split(" ")[1]);
        boolean framed = !head.header("Content-Length", "").isEmpty()
                || !head.header("Transfer-Encoding", "").isEmpty();
        boolean bodyless = status == 204 || status == 304;
        byte[] body = framed ? Wire.readBody(in, head) : bodyless ? new byte[0] : in.readAllBytes();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        head.headers().forEach(header -> headers.computeIfAbsent(
                        header.name().toLowerCase(java.util.Locale.ROOT), name -> new ArrayList<>())
                .add(header.value()));
        return new Reply(status, headers, new String(body, UTF_8));
    }
}
