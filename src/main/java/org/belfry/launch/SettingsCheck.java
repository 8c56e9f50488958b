package org.belfry.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Tells a wrong setting within a second instead of at the end of a start, with the application's own reader of settings and
 * beside the server's start. It only ever objects to what the application would object to: what needs the server or a
 * driver is left to the application.
 */
final class SettingsCheck {
    private static final String APPLICATION = "MICRO-INF/deploy/ROOT.war";
    private static final String ROOMS = "WEB-INF/lib/belfry-rooms.jar";
    private static final String OUTSIDE = "WEB-INF/classes/";
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
    @SuppressWarnings("unchecked")
    static Optional<String> objection(Path bundle, Function<String, Optional<String>> values) throws IOException {
        try {
            Function<Function<String, Optional<String>>, Optional<String>> reader =
                    (Function<Function<String, Optional<String>>, Optional<String>>) new Classes(codeIn(bundle))
                            .loadClass(READER)
                            .getConstructor()
                            .newInstance();
            return reader.apply(name -> values.apply(name).map(SettingsCheck::settled));
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

    /** The application's own classes by their files' names; its libraries are left out. */
    private static Map<String, byte[]> codeIn(Path bundle) throws IOException {
        Map<String, byte[]> code = new HashMap<>();
        try (ZipFile jar = new ZipFile(bundle.toFile());
                InputStream application = jar.getInputStream(new ZipEntry(APPLICATION))) {
            if (application != null) {
                addCode(new ZipInputStream(application), OUTSIDE, code);
            }
        }
        return code;
    }

    private static void addCode(ZipInputStream zip, String folder, Map<String, byte[]> code) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.equals(ROOMS)) {
                addCode(new ZipInputStream(zip), "", code);
            } else if (name.startsWith(folder) && name.endsWith(".class")) {
                code.put(name.substring(folder.length()), zip.readAllBytes());
            }
        }
    }

    /** A value that only the server can tell. */
    private static final class Unsettled extends RuntimeException {}

    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> code;

        Classes(Map<String, byte[]> code) {
            super(ClassLoader.getPlatformClassLoader());
            this.code = code;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = code.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
