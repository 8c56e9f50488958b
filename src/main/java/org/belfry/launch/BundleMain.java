package org.belfry.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the bundle. Payara Micro unpacks 100 MB at every boot and, when killed, leaves them in the temporary folder;
 * given a root folder of its own they have a place. One folder per port, so that several nodes may share a data
 * directory.
 *
 * <p>The folder is made anew at every start. The server remembers in it what was deployed, and would first start the
 * application of the last time, perhaps of an older version, answer requests with it, and then take it away again.
 */
public final class BundleMain {
    private static final String ROOT_DIR = "--rootDir";
    private static final String PORT = "--port";

    /** Names a file with more system properties, which the server reads. */
    private static final String SYSTEM_PROPERTIES = "--systemProperties";

    private static final String DEFAULT_PORT = "8080";
    private static final int EXIT_CODE = 2;

    /** Held as long as the process lives. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private BundleMain() {}

    /** Same arguments as Payara Micro; {@code --rootDir} wins over the folder chosen here. */
    public static void main(String[] args) throws ReflectiveOperationException {
        String[] all;
        try {
            all = withRootDir(args);
        } catch (IOException e) {
            System.err.println("Belfry cannot start: BELFRY_DATA_DIR cannot be used: " + e.getMessage() + ".");
            System.exit(EXIT_CODE);
            return;
        }
        if (all.length == 0) {
            System.err.println("Belfry cannot start: port " + port(args) + " (" + PORT + ") is in use.");
            System.exit(EXIT_CODE);
            return;
        }
        beside(Thread.currentThread(), bundle(), has(args, SYSTEM_PROPERTIES));
        Class.forName("fish.payara.micro.PayaraMicro")
                .getMethod("main", String[].class)
                .invoke(null, (Object) all);
    }

    /**
     * What makes the start shorter, or ends it at once, on the second processor. It ends by itself; without it the server
     * starts as well.
     */
    private static void beside(Thread starter, Path bundle, boolean moreSettings) {
        ClassLoader before = starter.getContextClassLoader();
        Thread thread = new Thread(
                () -> {
                    StartOnly.leaveUnoptimised();
                    if (!moreSettings) {
                        endIfRefused(bundle);
                    }
                    try (InputStream names = BundleMain.class.getResourceAsStream(StartClasses.NAMES)) {
                        StartClasses.load(StartClasses.names(names), StartClasses.loaderOf(starter, before));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "belfry-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void endIfRefused(Path bundle) {
        try {
            SettingsCheck.objection(bundle, SettingsCheck::value).ifPresent(sentence -> {
                System.err.println("Belfry cannot start: " + sentence);
                // Not exit: the server's shutdown would wait for its start.
                Runtime.getRuntime().halt(EXIT_CODE);
            });
        } catch (IOException e) {
            // The application will tell.
        }
    }

    private static Path bundle() {
        URL jar = BundleMain.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(jar.toString()));
    }

    /** The arguments with a root folder; none when the port belongs to another process. */
    private static String[] withRootDir(String[] args) throws IOException {
        if (has(args, ROOT_DIR)) {
            return args;
        }
        Path dataDir = Files.createDirectories(Path.of(dataDir()).toAbsolutePath());
        String name = "server-" + port(args);
        if (!takeLock(dataDir.resolve(name + ".lock")) || isTaken(args)) {
            return new String[0];
        }
        Path rootDir = dataDir.resolve(name);
        System.setProperty("java.io.tmpdir", emptied(rootDir).resolve("tmp").toString());
        List<String> all = new ArrayList<>(List.of(args));
        all.add(ROOT_DIR);
        all.add(rootDir.toString());
        return all.toArray(String[]::new);
    }

    /** Two processes of one folder would take each other's files away. */
    static boolean takeLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                HELD.add(channel);
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // As if another process held it.
        }
        channel.close();
        return false;
    }

    /** The port is opened last, when the application is ready: a port that is in use must not show only then. */
    static boolean isTaken(String... args) {
        if (has(args, "--autoBindHttp") || has(args, "--address")) {
            return false;
        }
        try (ServerSocket trial = new ServerSocket(Integer.parseInt(port(args)))) {
            return !trial.isBound();
        } catch (NumberFormatException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A folder with nothing in it but an empty {@code tmp}. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder.resolve("tmp"));
        return folder;
    }

    private static String dataDir() {
        String property = System.getProperty("belfry.data.dir");
        String environment = System.getenv("BELFRY_DATA_DIR");
        if (property != null && !property.isBlank()) {
            return property;
        }
        return environment == null || environment.isBlank() ? "belfry-data" : environment;
    }

    private static boolean has(String[] args, String option) {
        return Arrays.stream(args).anyMatch(option::equalsIgnoreCase);
    }

    private static String port(String[] args) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equalsIgnoreCase(PORT)) {
                return args[i + 1];
            }
        }
        return DEFAULT_PORT;
    }
}
