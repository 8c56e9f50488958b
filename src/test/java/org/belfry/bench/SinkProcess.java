package org.belfry.bench;

import java.io.IOException;
import java.time.Duration;
import org.belfry.testing.AskedProcess;

/** The sink in a JVM of its own, without flags; ends when it is closed. */
final class SinkProcess implements AutoCloseable {
    private static final long STEP_MILLIS = 1000;
    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
    /** The bundle may still be starting when somebody waits for the first. */
    private static final int BOOTING = 6;

    private final AskedProcess process;

    private SinkProcess(AskedProcess process) {
        this.process = process;
    }

    static SinkProcess start() throws IOException {
        return new SinkProcess(AskedProcess.start(SinkMain.class));
    }

    String authority() {
        return process.authority();
    }

    /** The address of a path that answers, or of one that hangs if it begins with {@code /hang}. */
    String url(String path) {
        return "http://" + authority() + path;
    }

    void reset() throws IOException {
        process.ask("reset");
    }

    /** Requests to hanging paths since the last reset. */
    long hung() throws IOException {
        return Long.parseLong(process.ask("hung"));
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
            int count = Integer.parseInt(process.ask("await " + arrivals + " " + STEP_MILLIS));
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
        int count = Integer.parseInt(process.ask("dump"));
        Arrivals arrivals = new Arrivals(count);
        for (int i = 0; i < count; i++) {
            String[] words = process.line().split(" ");
            arrivals.set(i, Long.parseLong(words[0]), Long.parseLong(words[1]), Integer.parseInt(words[2]));
        }
        return arrivals;
    }

    @Override
    public void close() {
        process.close();
    }
}
