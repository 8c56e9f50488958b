package org.belfry.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** The sink in a JVM of its own, without flags; ends when it is closed. */
final class SinkProcess implements AutoCloseable {
    private static final long STEP_MILLIS = 1000;
    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
    /** The bundle may still be starting when somebody waits for the first. */
    private static final int BOOTING = 6;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final int port;

    private SinkProcess(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII), 1 << 16);
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), US_ASCII));
        this.port = Integer.parseInt(line());
    }

    static SinkProcess start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SinkMain.class.getName());
        command.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        return new SinkProcess(command.redirectError(Redirect.INHERIT).start());
    }

    String authority() {
        return "127.0.0.1:" + port;
    }

    /** The address of a path that answers, or of one that hangs if it begins with {@code /hang}. */
    String url(String path) {
        return "http://" + authority() + path;
    }

    void reset() throws IOException {
        ask("reset");
    }

    /** Requests to hanging paths since the last reset. */
    long hung() throws IOException {
        return Long.parseLong(ask("hung"));
    }

    /**
     * Waits until so many have arrived since the last reset. Gives up when nothing arrives for as long as {@code patience},
     * or six times that for the first, and after five minutes in any case;
     * whoever asks must compare the number returned.
     */
    int await(int arrivals, Duration patience) throws IOException {
        int before = -1;
        long start = System.nanoTime();
        long lastProgress = start;
        while (true) {
            int count = Integer.parseInt(ask("await " + arrivals + " " + STEP_MILLIS));
            if (count >= arrivals || System.nanoTime() - start > LONGEST_NANOS) {
                return count;
            }
            long allowed = patience.toNanos() * (count == 0 ? BOOTING : 1);
            if (count > before) {
                before = count;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > allowed) {
                return count;
            }
        }
    }

    /** All arrivals since the last reset. */
    Arrivals arrivals() throws IOException {
        int count = Integer.parseInt(ask("dump"));
        Arrivals arrivals = new Arrivals(count);
        for (int i = 0; i < count; i++) {
            String[] words = line().split(" ");
            arrivals.set(i, Long.parseLong(words[0]), Long.parseLong(words[1]), Integer.parseInt(words[2]));
        }
        return arrivals;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return line();
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the sink's process has ended");
        }
        return line;
    }
}
