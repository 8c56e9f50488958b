package org.belfry.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One {@link CrashNode} in a process of its own. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final Writer numbers;
    private final CountDownLatch ready = new CountDownLatch(1);

    /** @param said is told every line but the first, on a thread of this process's own */
    NodeProcess(Path folder, List<String> arguments, Consumer<String> said) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dcrash.folder=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                CrashNode.class.getName()));
        command.addAll(arguments);
        try {
            this.process = new ProcessBuilder(command)
                    .redirectError(Redirect.appendTo(folder.resolve("node.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.numbers = new OutputStreamWriter(process.getOutputStream(), US_ASCII);
        Thread reader = new Thread(() -> read(said), "node-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> said) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) {
                    ready.countDown();
                } else {
                    said.accept(line);
                }
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    void awaitReady() throws InterruptedException {
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("A node did not start within 60 s; see node.log.");
        }
    }

    /** Whether it could still be told; a dead one publishes nothing. */
    boolean publish(int number) {
        try {
            numbers.write(number + "\n");
            numbers.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end what it has begun. */
    void drain() throws InterruptedException {
        try {
            numbers.close();
        } catch (IOException e) {
            // It is dead already.
        }
        if (!process.waitFor(150, TimeUnit.SECONDS)) {
            throw new AssertionError("A node did not end within 150 s.");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
