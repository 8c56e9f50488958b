package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Everything a process has said, line by line, over all its starts; kept in a file as well. Whoever waits for a line is woken. */
final class ProcessLog {
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition spoken = lock.newCondition();
    private final List<String> lines = new ArrayList<>();

    ProcessLog(Path file) {
        this.file = file;
    }

    /** Reads until the process ends; the thread returned ends then. */
    Thread follow(InputStream output) {
        Thread reader = new Thread(() -> drain(output), "log-" + file.getFileName());
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    String await(Predicate<String> wanted, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            int seen = 0;
            while (true) {
                for (; seen < lines.size(); seen++) {
                    if (wanted.test(lines.get(seen))) {
                        return lines.get(seen);
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("no such line within " + atMost + " in:\n" + String.join("\n", lines));
                }
                left = spoken.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    private void drain(InputStream output) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(output, UTF_8));
                BufferedWriter out =
                        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line + "\n");
                out.flush();
                add(line);
            }
        } catch (IOException e) {
            add("(log ended: " + e + ")");
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            spoken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
