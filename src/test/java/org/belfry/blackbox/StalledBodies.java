package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.belfry.testing.RawHttp;

/** Connections on which a request has begun and does not go on, until they are closed. */
final class StalledBodies implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    private StalledBodies() {}

    /** @param begun the head and a part of the body, by the connection's number */
    static StalledBodies open(int port, int count, IntFunction<String> begun) throws IOException {
        StalledBodies stalled = new StalledBodies();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = RawHttp.connect(port);
                stalled.sockets.add(socket);
                socket.getOutputStream().write(begun.apply(i).getBytes(UTF_8));
                socket.getOutputStream().flush();
            }
            return stalled;
        } catch (IOException e) {
            stalled.close();
            throw e;
        }
    }

    /** Those that the server has neither answered nor closed. */
    long open() throws IOException {
        long open = 0;
        for (Socket socket : sockets) {
            open += socket.getInputStream().available() == 0 ? 1 : 0;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
