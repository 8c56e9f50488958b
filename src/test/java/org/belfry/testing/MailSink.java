package org.belfry.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mail server on the loopback address that keeps what it is sent; as much SMTP as a client needs. */
public final class MailSink implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();

    private MailSink(ServerSocket listener) {
        this.listener = listener;
    }

    /** A sink on a free port. */
    public static MailSink open() {
        try {
            MailSink sink = new MailSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(sink::accept, "mail-sink");
            thread.setDaemon(true);
            thread.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The next mail, headers and body, as it came. */
    public String await(Duration atMost) {
        try {
            String mail = mails.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (mail == null) {
                throw new AssertionError("no mail came within " + atMost);
            }
            return mail;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                converse(connection);
            } catch (IOException e) {
                // The next one.
            }
        }
    }

    private void converse(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        OutputStream out = connection.getOutputStream();
        say(out, "220 sink");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                mails.add(read(in));
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            }
            say(out, "250 fine");
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
