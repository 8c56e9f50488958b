package org.belfry.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

    /** How many of the named classes {@code loader} has, one name in a line. */
    static int load(InputStream names, ClassLoader loader) throws IOException {
        int found = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(names, StandardCharsets.US_ASCII));
        for (String name = lines.readLine(); name != null; name = lines.readLine()) {
            if (isVerified(name, loader)) {
                found++;
            }
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
