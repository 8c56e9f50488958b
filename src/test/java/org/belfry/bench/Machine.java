package org.belfry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.belfry.testing.Postgres;

/** What everything ran on, for the head of the table. */
final class Machine {
    private static final List<String> SETTINGS =
            List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers");

    private Machine() {}

    /** Markdown lines; without a PostgreSQL server nothing is said of one. */
    static String describe(Options options, List<Postgres> servers) throws IOException, SQLException {
        StringBuilder text = new StringBuilder();
        line(text, "When", Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", factor " + options.factor());
        line(text, "Machine", cpu() + ", " + memory());
        line(text, "System", property("os.name") + " " + property("os.version"));
        line(
                text,
                "JVM",
                property("java.vm.name") + " " + property("java.vm.version") + ", flags of the bundle: "
                        + (options.jvmFlags().isEmpty() ? "none" : String.join(" ", options.jvmFlags())));
        for (Postgres server : servers) {
            line(text, "PostgreSQL", postgres(server.defaultDatabase()));
        }
        line(text, "H2", h2());
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("- ").append(what).append(": ").append(value).append('\n');
    }

    private static String cpu() throws IOException {
        String model = after("model name", Path.of("/proc/cpuinfo"));
        return Runtime.getRuntime().availableProcessors() + " × " + model;
    }

    private static String memory() throws IOException {
        return after("MemTotal", Path.of("/proc/meminfo"));
    }

    /** The value of the first line that begins so. */
    private static String after(String name, Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static String postgres(Postgres.Database database) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    text.append(text.length() == 0 ? "" : ", ");
                    text.append(setting).append(' ').append(row.getString(1));
                }
            }
        }
        return text.toString();
    }

    private static String h2() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:version");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT H2VERSION()")) {
            row.next();
            return row.getString(1) + ", a file, WRITE_DELAY=0";
        }
    }
}
