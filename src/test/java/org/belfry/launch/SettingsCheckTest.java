package org.belfry.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the application's real classes in a jar laid out as the bundle is. */
class SettingsCheckTest {
    private static final Path CLASSES = Path.of("target", "classes");

    @TempDir
    static Path folder;

    private static Path bundle;

    @BeforeAll
    static void pack() throws IOException {
        bundle = folder.resolve("bundle.jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(bundle))) {
            jar.putNextEntry(new ZipEntry("MICRO-INF/deploy/ROOT.war"));
            jar.write(application());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    belfry.retention.days  | 0                         | BELFRY_RETENTION_DAYS must be a whole number of days from 1 to 3650.
                    belfry.egress.allow    | nonsense:port             | BELFRY_EGRESS_ALLOW: 'nonsense:port' is not an egress exception of the form host-or-CIDR[:port]: its port is not between 1 and 65535.
                    belfry.database.url    | jdbc:h2:file:./x          | BELFRY_DATABASE_URL must contain ;WRITE_DELAY=0, because H2 at its defaults loses acknowledged events when the process is killed.
                    """)
    void a_wrong_value_is_told_in_one_sentence(String name, String value, String sentence) throws IOException {
        assertThat(objection(Map.of(name, value))).contains(sentence);
    }

    @Test
    void good_values_and_none_pass() throws IOException {
        assertThat(objection(Map.of())).isEmpty();
        assertThat(objection(Map.of("belfry.retention.days", "7", "belfry.egress.allow", "127.0.0.1:9")))
                .isEmpty();
    }

    @Test
    void what_needs_a_driver_or_the_server_is_left_to_the_application() throws IOException {
        assertThat(objection(Map.of("belfry.database.url", "jdbc:postgresql://h:5432/d?x=%zz")))
                .isEmpty();
        assertThat(objection(Map.of("belfry.retention.days", "${DAYS}"))).isEmpty();
    }

    @Test
    void a_bundle_without_the_application_is_left_to_the_server() throws IOException {
        Path empty = folder.resolve("empty.jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(empty))) {
            jar.putNextEntry(new ZipEntry("MICRO-INF/"));
        }
        assertThat(SettingsCheck.objection(empty, name -> Optional.of("nonsense")))
                .isEmpty();
    }

    private static Optional<String> objection(Map<String, String> values) throws IOException {
        return SettingsCheck.objection(bundle, name -> Optional.ofNullable(values.get(name)));
    }

    private static byte[] application() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream war = new ZipOutputStream(bytes)) {
            addClasses(war, "WEB-INF/classes/", SettingsCheckTest::isWiring);
            war.putNextEntry(new ZipEntry("WEB-INF/lib/belfry-rooms.jar"));
            ByteArrayOutputStream rooms = new ByteArrayOutputStream();
            try (ZipOutputStream jar = new ZipOutputStream(rooms)) {
                addClasses(jar, "", file -> !isWiring(file));
            }
            war.write(rooms.toByteArray());
        }
        return bytes.toByteArray();
    }

    private static boolean isWiring(Path file) {
        return file.startsWith(CLASSES.resolve("org/belfry/wiring"));
    }

    private static void addClasses(ZipOutputStream zip, String folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .filter(wanted)
                    .toList()) {
                zip.putNextEntry(new ZipEntry(folder + CLASSES.relativize(file)));
                Files.copy(file, zip);
            }
        }
    }
}
