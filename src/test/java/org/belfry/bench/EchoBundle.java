package org.belfry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Bundle;

/** The built bundle with an application beside Belfry that only echoes. */
final class EchoBundle {
    static final String ECHO = "/bench-echo/rest/echo";

    private static final List<Class<?>> CLASSES = List.of(EchoApplication.class, EchoResource.class);

    private EchoBundle() {}

    static Path make() throws IOException {
        Path jar = Path.of("target", "bench-echo-bundle.jar");
        Path war = Path.of("target", "bench-echo.war");
        Files.copy(Bundle.JAR, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(war);
        try (FileSystem inWar = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
            for (Class<?> each : CLASSES) {
                add(each.getName().replace('.', '/') + ".class", inWar);
            }
        }
        try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
            Files.copy(war, inJar.getPath("MICRO-INF/deploy/bench-echo.war"));
        }
        Files.delete(war);
        return jar;
    }

    private static void add(String name, FileSystem inWar) throws IOException {
        Path path = inWar.getPath("WEB-INF/classes", name);
        Files.createDirectories(path.getParent());
        try (InputStream bytes = EchoBundle.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, path);
        }
    }
}
