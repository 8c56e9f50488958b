package org.belfry.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** One connection of a {@link HostileSink}, seen from its side. */
public final class Conversation {
    private static final int NO_LIMIT = 0;

    private final Socket socket;
    private final InputStream input;
    private final Queue<ReceivedRequest> requests;
    private final AtomicLong bytesSent;

    Conversation(Socket socket, Queue<ReceivedRequest> requests, AtomicLong bytesSent) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.requests = requests;
        this.bytesSent = bytesSent;
    }

    /** The connection itself, for what only it knows. */
    public Socket socket() {
        return socket;
    }

    /**
     * Reads one request with a Content-Length or without a body.
     *
     * @return false when the other side closed instead of sending one
     */
    public boolean readRequest() throws IOException {
        String line = readLine();
        if (line.isEmpty()) {
            return false;
        }
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            headers.add(header);
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        requests.add(new ReceivedRequest(line, headers, new String(input.readNBytes(length), ISO_8859_1)));
        return true;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /** Writes a text byte for byte (Latin-1) in one piece. */
    public void send(String text) throws IOException {
        send(text.getBytes(ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        bytesSent.addAndGet(bytes.length);
    }

    /** Writes the same text again and again until the other side is gone. */
    public void sendForEver(String text) throws IOException {
        while (true) {
            send(text);
        }
    }

    /** Writes the same text again and again with a pause between, until the other side is gone. */
    public void drip(String text) throws IOException {
        while (isThereAfterPause()) {
            send(text);
        }
    }

    private boolean isThereAfterPause() throws IOException {
        socket.setSoTimeout(5);
        try {
            return input.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(NO_LIMIT);
        }
    }

    /** Says nothing and reads until the other side is gone. */
    public void hang() throws IOException {
        input.transferTo(java.io.OutputStream.nullOutputStream());
    }

    /** Ends the connection with a reset instead of an orderly end. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
