package org.belfry.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.belfry.testing.HostileSink.Behaviour;

/** What a {@link HostileSink} can do; names say what the other side has to endure. */
public final class Behaviours {
    public static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    private Behaviours() {}

    /** An answer with a body of known length. */
    public static String response(int status, String body, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Answers every request on every connection with this text. */
    public static Behaviour always(String response) {
        return conversation -> {
            while (conversation.readRequest()) {
                conversation.send(response);
            }
        };
    }

    /** Answers the first request with this text and closes. */
    public static Behaviour onceAndClose(String response) {
        return conversation -> {
            conversation.readRequest();
            conversation.send(response);
        };
    }

    /** Answers each connection's first request with this text, then waits for the other side to close. */
    public static Behaviour onceAndHang(String response) {
        return conversation -> {
            conversation.readRequest();
            conversation.send(response);
            conversation.hang();
        };
    }

    /** Answers "first", "second" and so on, over all connections together. */
    public static Behaviour counting(String... bodies) {
        AtomicInteger next = new AtomicInteger();
        return conversation -> {
            while (conversation.readRequest()) {
                conversation.send(response(200, bodies[next.getAndIncrement()]));
            }
        };
    }

    public static Behaviour hang() {
        return Conversation::hang;
    }

    /** A head that never ends, a few bytes at a time. */
    public static Behaviour drippingHead() {
        return conversation -> {
            conversation.readRequest();
            conversation.send("HTTP/1.1 200 OK\r\nX-Drip: ");
            conversation.drip("a");
        };
    }

    /** A body that never ends, a few bytes at a time. */
    public static Behaviour drippingBody() {
        return conversation -> {
            conversation.readRequest();
            conversation.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            conversation.drip("a");
        };
    }

    /** A body that never ends, as fast as the network takes it. */
    public static Behaviour endlessBody() {
        return conversation -> {
            conversation.readRequest();
            conversation.send("HTTP/1.1 200 OK\r\n\r\n");
            conversation.sendForEver("a".repeat(8192));
        };
    }

    public static Behaviour endlessChunks() {
        return conversation -> {
            conversation.readRequest();
            conversation.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            conversation.sendForEver("1000\r\n" + "a".repeat(0x1000) + "\r\n");
        };
    }

    /** Interim answers for ever. */
    public static Behaviour endlessInterim() {
        return conversation -> {
            conversation.readRequest();
            conversation.sendForEver("HTTP/1.1 102 Processing\r\n\r\n");
        };
    }

    public static Behaviour resetAfterRequest() {
        return conversation -> {
            conversation.readRequest();
            conversation.reset();
        };
    }

    public static Behaviour resetAtOnce() {
        return Conversation::reset;
    }

    public static Behaviour closeAfterRequest() {
        return Conversation::readRequest;
    }

    /** Speaks before it is asked, as SMTP servers do. */
    public static Behaviour speaksFirst(String greeting) {
        return conversation -> {
            conversation.send(greeting);
            conversation.hang();
        };
    }

    /** That many bytes of zeros behind gzip. */
    public static String gzipBomb(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[size]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response(200, bytes.toString(ISO_8859_1), "Content-Encoding: gzip");
    }

    /** Takes a ClientHello and selects TLS 1.1, which nobody offered. */
    public static Behaviour answersWithTls11() {
        byte[] hello = new byte[5 + 4 + 38];
        hello[0] = 0x16;
        hello[1] = 3;
        hello[2] = 2;
        hello[4] = 4 + 38;
        hello[5] = 2;
        hello[8] = 38;
        hello[9] = 3;
        hello[10] = 2;
        hello[44] = (byte) 0xC0;
        hello[45] = 0x13;
        return conversation -> {
            conversation.send(hello);
            conversation.hang();
        };
    }
}
