package org.belfry.launch;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Tells a wrong setting within a second instead of at the end of a start, with the application's own reader of settings and
 * beside the server's start. It only ever objects to what the application would object to: what needs the server or a
 * driver is left to the application.
 */
final class SettingsCheck {
    private static final String APPLICATION = "MICRO-INF/deploy/ROOT.war";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String READER = "org.belfry.wiring.SettingsObjection";

    /** MicroProfile Config puts in another value for {@code ${…}}. */
    private static final String EXPRESSION = "${";

    private SettingsCheck() {}

    /**
     * What the application in {@code bundle} would object to, in one sentence.
     *
     * @param values by their names in MicroProfile Config
     * @throws IOException the bundle cannot be read
     */
    static Optional<String> objection(Path bundle, Function<String, Optional<String>> values) throws IOException {
        Path war = Files.createTempFile("belfry", ".war");
        try {
            try (ZipFile jar = new ZipFile(bundle.toFile());
                    InputStream application = jar.getInputStream(new ZipEntry(APPLICATION))) {
                if (application == null) {
                    return Optional.empty();
                }
                Files.copy(application, war, StandardCopyOption.REPLACE_EXISTING);
            }
            try (Classes classes = new Classes(war.toFile())) {
                return objection(classes, name -> values.apply(name).map(SettingsCheck::settled));
            }
        } finally {
            Files.delete(war);
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<String> objection(ClassLoader classes, Function<String, Optional<String>> values) {
        try {
            Function<Function<String, Optional<String>>, Optional<String>> reader =
                    (Function<Function<String, Optional<String>>, Optional<String>>)
                            classes.loadClass(READER).getConstructor().newInstance();
            return reader.apply(values);
        } catch (ReflectiveOperationException | LinkageError | Unsettled e) {
            return Optional.empty();
        }
    }

    /** The value that MicroProfile Config finds first: the system property, then the environment. */
    static Optional<String> value(String name) {
        String property = System.getProperty(name);
        return Optional.ofNullable(
                property == null ? System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')) : property);
    }

    private static String settled(String value) {
        if (value.contains(EXPRESSION)) {
            throw new Unsettled();
        }
        return value;
    }

    /** A value that only the server can tell. */
    private static final class Unsettled extends RuntimeException {}

    /** The classes of a WAR, without its libraries. */
    private static final class Classes extends ClassLoader implements Closeable {
        private final ZipFile war;

        Classes(File war) throws IOException {
            super(ClassLoader.getPlatformClassLoader());
            this.war = new ZipFile(war);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = bytes(war.getEntry(CLASSES + name.replace('.', '/') + ".class"));
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }

        private byte @Nullable [] bytes(@Nullable ZipEntry entry) {
            if (entry == null) {
                return null;
            }
            try (InputStream in = war.getInputStream(entry)) {
                return in.readAllBytes();
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            war.close();
        }
    }
}
