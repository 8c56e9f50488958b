package org.belfry.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Loads and verifies the classes of the server's start on a thread beside it. On one thread they are two fifths of the
 * start. The names and their order are those of a start, see decision 0016; a name that is no longer there is left out.
 */
final class StartClasses {
    static final String NAMES = "start-classes.txt";

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private StartClasses() {}

    /** The class loader that {@code starter} is given when the server's jars are in place; waits for it. */
    static ClassLoader loaderOf(Thread starter, ClassLoader before) throws InterruptedException {
        while (starter.isAlive() && starter.getContextClassLoader() == before) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return starter.getContextClassLoader();
    }

    /** The names, one in a line; read whole, for the server closes the launcher's jar while it starts. */
    static List<String> names(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }

    /** How many of the named classes {@code loader} has. */
    static int load(List<String> names, ClassLoader loader) {
        int found = 0;
        for (String name : names) {
            found += isVerified(name, loader) ? 1 : 0;
        }
        return found;
    }

    /** Asking for the constructors has the class verified, but not initialised: its own code is not run. */
    private static boolean isVerified(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getDeclaredConstructors() != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
