package org.belfry.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the bundle. Payara Micro unpacks 100 MB at every boot and, when killed, leaves them in the temporary folder;
 * given a root folder of its own it unpacks over what is there. One folder per port, so that several nodes may share a
 * data directory.
 */
public final class BundleMain {
    private static final String ROOT_DIR = "--rootDir";
    private static final String DEFAULT_PORT = "8080";

    private BundleMain() {}

    /** Same arguments as Payara Micro; {@code --rootDir} wins over the folder chosen here. */
    public static void main(String[] args) throws ReflectiveOperationException {
        String[] all;
        try {
            all = withRootDir(args);
        } catch (IOException e) {
            System.err.println("BELFRY_DATA_DIR cannot be used: " + e.getMessage() + ".");
            System.exit(2);
            return;
        }
        Class.forName("fish.payara.micro.PayaraMicro")
                .getMethod("main", String[].class)
                .invoke(null, (Object) all);
    }

    private static String[] withRootDir(String[] args) throws IOException {
        if (Arrays.stream(args).anyMatch(ROOT_DIR::equalsIgnoreCase)) {
            return args;
        }
        Path rootDir = Path.of(dataDir(), "server-" + port(args)).toAbsolutePath();
        Path temporary = rootDir.resolve("tmp");
        deleteTree(temporary);
        Files.createDirectories(temporary);
        System.setProperty("java.io.tmpdir", temporary.toString());
        List<String> all = new ArrayList<>(List.of(args));
        all.add(ROOT_DIR);
        all.add(rootDir.toString());
        return all.toArray(String[]::new);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String dataDir() {
        String property = System.getProperty("belfry.data.dir");
        String environment = System.getenv("BELFRY_DATA_DIR");
        if (property != null && !property.isBlank()) {
            return property;
        }
        return environment == null || environment.isBlank() ? "belfry-data" : environment;
    }

    private static String port(String[] args) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equalsIgnoreCase("--port")) {
                return args[i + 1];
            }
        }
        return DEFAULT_PORT;
    }
}
