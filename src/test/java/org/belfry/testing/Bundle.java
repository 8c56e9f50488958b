package org.belfry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The built bundle as a process of its own: its own working and data directory, its own port, nothing of the caller's
 * {@code BELFRY_*} environment. The jar is {@code target/belfry-microbundle.jar} or what the system property
 * {@code belfry.bundle} names. Only the process started here is ever ended, by its handle.
 */
public final class Bundle implements AutoCloseable {
    /** Long enough for a boot on two busy cores. */
    public static final Duration BOOT = Duration.ofSeconds(90);

    /** The built one. */
    public static final Path JAR = Path.of(System.getProperty("belfry.bundle", "target/belfry-microbundle.jar"));

    /** A test is over before the best compiler would have paid off. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private static final Path LOGS = Path.of("target", "bundle-logs");

    private final Path jar;
    private final Path home;
    private final int port;
    private final List<String> jvmFlags;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final ProcessLog log;
    private Process process;
    private Thread logReader;

    private Bundle(Path jar, Path home, List<String> jvmFlags, Map<String, String> environment, List<String> arguments)
            throws IOException {
        this.jar = jar.toAbsolutePath();
        this.arguments = List.copyOf(arguments);
        this.home = home;
        this.jvmFlags = List.copyOf(jvmFlags);
        this.port = FreePort.next();
        this.environment = new LinkedHashMap<>(environment);
        this.environment.putIfAbsent("BELFRY_DATA_DIR", home.resolve("data").toString());
        this.log = new ProcessLog(Files.createDirectories(LOGS).resolve("bundle-" + port + ".log"));
        start();
    }

    /** Starts the bundle and returns at once; {@code BELFRY_DATA_DIR} is set unless given. */
    public static Bundle launch(Map<String, String> environment) {
        return launch(JAR, QUICK_START, environment);
    }

    /** The same with flags of the JVM of the caller's choice; none is {@code java -jar} as an operator starts it. */
    public static Bundle launch(List<String> jvmFlags, Map<String, String> environment) {
        return launch(JAR, jvmFlags, environment);
    }

    static Bundle launch(Path jar, Map<String, String> environment) {
        return launch(jar, QUICK_START, environment);
    }

    /** The built one with an application beside it, as {@code java -jar … --deploy that.war}. */
    public static Bundle launchWith(Path war, Map<String, String> environment) {
        return launch(
                JAR,
                QUICK_START,
                environment,
                List.of("--deploy", war.toAbsolutePath().toString()));
    }

    /** The same with another jar than the built one. */
    public static Bundle launch(Path jar, List<String> jvmFlags, Map<String, String> environment) {
        return launch(jar, jvmFlags, environment, List.of());
    }

    private static Bundle launch(
            Path jar, List<String> jvmFlags, Map<String, String> environment, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no bundle at " + jar.toAbsolutePath() + ": run 'mvn package' first");
        }
        try {
            return new Bundle(jar, Files.createTempDirectory("belfry-bundle-"), jvmFlags, environment, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The process that runs now. */
    public long pid() {
        return process.pid();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path dataDir() {
        return Path.of(environment.getOrDefault("BELFRY_DATA_DIR", ""));
    }

    /** A client with the credentials of the first administrator. */
    public Api admin() {
        return Api.anonymous(base()).as("admin", environment.getOrDefault("BELFRY_ADMIN_PASSWORD", ""));
    }

    /**
     * Waits until {@code GET /health} answers 200. Readiness is a state behind a port that may not even be open, nothing
     * signals it: this is the one place that knocks again and again. A process that ended meanwhile is an error at once.
     */
    public Bundle awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Api api = Api.anonymous(base());
        while (!healthy(api)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError((process.isAlive() ? "not ready within " + atMost : "ended") + ":\n" + log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return this;
    }

    /** Waits for a line of the log, said already or yet to come, over all starts. */
    public String awaitLine(Predicate<String> wanted, Duration atMost) {
        return log.await(wanted, atMost);
    }

    /** Ends the process as {@code kill -9} does, and returns when it is gone. */
    public void kill9() {
        process.toHandle().destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }

    /** Asks the process to end (SIGTERM) and returns when it has, with its exit code. */
    public int terminate(Duration atMost) {
        // By the handle: Process.destroy closes the pipe and loses the last words.
        process.toHandle().destroy();
        return awaitExit(atMost);
    }

    /** The exit code of a process that ends by itself. */
    public int awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ":\n" + log());
            }
            logReader.join(5_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the bundle that was ended again: same data, same port, same environment. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("still running");
        }
        start();
    }

    /** What the process has printed so far, over all starts. */
    public String log() {
        return String.join("\n", log.lines());
    }

    /** The lines of the log that hold a text. */
    public List<String> linesWith(String text) {
        return log.lines().stream().filter(line -> line.contains(text)).toList();
    }

    /** Kills the process if need be and removes its directory; its log stays in {@code target/bundle-logs}. */
    @Override
    public void close() throws IOException {
        kill9();
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void start() throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvmFlags);
        words.addAll(List.of("-jar", jar.toString(), "--port", Integer.toString(port)));
        words.addAll(arguments);
        ProcessBuilder command =
                new ProcessBuilder(words).directory(home.toFile()).redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("BELFRY_") || name.startsWith("JAVA_TOOL"));
        command.environment().putAll(environment);
        process = command.start();
        process.getOutputStream().close();
        logReader = log.follow(process.getInputStream());
    }

    private static boolean healthy(Api api) {
        try {
            return api.get("/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
