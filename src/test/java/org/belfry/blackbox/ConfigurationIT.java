package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.FreePort;
import org.belfry.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Starting well, waiting, and refusing to start: section 12 of the contract. What counts as a wrong value is the matter of
 * the settings' own tests.
 */
class ConfigurationIT {
    /** A refusal comes in the course of a boot, if not at its beginning. */
    private static final Duration REFUSED_WITHIN = Bundle.BOOT;

    private static final Pattern WAITING = Pattern.compile("(?i)database.*(wait|again|retry)|(wait|retry).*database");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BELFRY_EGRESS_ALLOW  | nonsense:port
                    BELFRY_DATABASE_URL  | jdbc:h2:file:./loses-commits
                    BELFRY_DATABASE_URL  | jdbc:h2:file:/dev/null/no-folder;WRITE_DELAY=0
                    BELFRY_MASTER_KEY    | c2VjcmV0IGJ1dCBzaG9ydA==
                    BELFRY_DATA_DIR      | /dev/null
                    """)
    @Execution(ExecutionMode.CONCURRENT)
    void a_wrong_value_stops_the_start_with_a_sentence_that_says_which_and_no_secret(String setting, String value)
            throws IOException {
        Map<String, String> environment = Belfry.settings("127.0.0.1:9");
        environment.put(setting, value);
        try (Bundle bundle = Bundle.launch(environment)) {
            assertThat(bundle.awaitExit(REFUSED_WITHIN)).as(bundle.log()).isNotZero();
            assertThat(bundle.linesWith(setting)).as(bundle.log()).isNotEmpty();
            assertThat(bundle.log()).doesNotContain("c2VjcmV0IGJ1dCBzaG9ydA", Belfry.PASSWORD);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void without_a_password_one_is_made_once_and_only_its_file_is_told() throws IOException {
        try (Bundle bundle = Bundle.launch(Map.of())) {
            bundle.awaitReady(Bundle.BOOT);
            Path file = bundle.dataDir().resolve("admin-password");
            String password = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(password).hasSizeGreaterThanOrEqualTo(16);
            assertThat(bundle.log()).contains(file.toString()).doesNotContain(password);
            assertThat(status(bundle, password)).isEqualTo(200);
            assertThat(status(bundle, "admin")).isEqualTo(401);
            assertThat(status(bundle, "")).isEqualTo(401);

            bundle.terminate(REFUSED_WITHIN);
            bundle.restart();
            bundle.awaitReady(Bundle.BOOT);
            assertThat(Files.readString(file).strip()).isEqualTo(password);
            assertThat(status(bundle, password)).isEqualTo(200);
            assertThat(bundle.log()).doesNotContain(password);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_database_that_does_not_exist_is_not_waited_for() throws IOException {
        Postgres.Database database = Postgres.createDatabase();
        Map<String, String> environment = Belfry.settings("127.0.0.1:9");
        environment.putAll(database.settings());
        environment.put("BELFRY_DATABASE_URL", database.url() + "-misspelt");
        try (Bundle bundle = Bundle.launch(environment)) {
            assertThat(bundle.awaitExit(REFUSED_WITHIN)).as(bundle.log()).isNotZero();
            assertThat(bundle.linesWith("Belfry cannot start: BELFRY_DATABASE_URL"))
                    .as(bundle.log())
                    .hasSize(1);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_database_that_is_down_is_waited_for() throws IOException {
        int port = FreePort.next();
        Postgres.Database database = Postgres.defaultDatabase(port);
        Map<String, String> environment = Belfry.settings("127.0.0.1:9");
        environment.putAll(database.settings());
        try (Bundle bundle = Bundle.launch(environment)) {
            bundle.awaitLine(line -> WAITING.matcher(line).find(), Bundle.BOOT);
            assertThat(ready(bundle)).isFalse();
            try (Postgres late = Postgres.startOn(port)) {
                bundle.awaitReady(Bundle.BOOT);
                Belfry belfry = Belfry.of(bundle);
                long id = belfry.webhook("https://example.com/x", "contact.created")
                        .at("id")
                        .number();
                assertThat(belfry.webhook(id).at("status").string()).isEqualTo("active");
                assertThat(late.defaultDatabase()).isEqualTo(database);
            }
        }
    }

    private static boolean ready(Bundle bundle) {
        try {
            return Api.anonymous(bundle.base()).get("/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int status(Bundle bundle, String password) throws IOException {
        return Api.anonymous(bundle.base()).as("admin", password).get(CRM).status();
    }
}
