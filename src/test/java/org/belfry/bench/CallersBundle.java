package org.belfry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.belfry.testing.Bundle;

/** The built bundle with a caller in its application. */
final class CallersBundle {
    private static final String WAR = "MICRO-INF/deploy/ROOT.war";
    private static final List<Class<?>> CALLER = List.of(CallerServlet.class, Payload.class, Clock.class);

    private CallersBundle() {}

    static Path make() throws IOException {
        Path jar = Path.of("target", "bench-callers-bundle.jar");
        Path war = Path.of("target", "bench-caller.war");
        Files.copy(Bundle.JAR, jar, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
            Files.copy(inJar.getPath(WAR), war, StandardCopyOption.REPLACE_EXISTING);
            addTo(war);
            Files.copy(war, inJar.getPath(WAR), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(war);
        return jar;
    }

    private static void addTo(Path war) throws IOException {
        try (FileSystem inWar = FileSystems.newFileSystem(war)) {
            for (Class<?> each : CALLER) {
                String name = each.getName().replace('.', '/') + ".class";
                Path path = inWar.getPath("WEB-INF/classes", name);
                Files.createDirectories(path.getParent());
                try (InputStream bytes = CallersBundle.class.getClassLoader().getResourceAsStream(name)) {
                    Files.copy(bytes, path);
                }
            }
        }
    }
}
