package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.EVENTS;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Bundle;
import org.belfry.testing.Cable;
import org.belfry.testing.Postgres;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** A database that goes away under a running server, and comes back. */
@Isolated("measures time")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final String EVENT = "{\"type\":\"contact.created\",\"data\":{}}";

    private final RecordingSink sink = RecordingSink.open();
    private Postgres.Database database;
    private Cable cable;
    private Bundle bundle;
    private Belfry belfry;

    @BeforeAll
    void start() throws IOException {
        database = Postgres.createDatabase();
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        cable = Cable.to(port);
        Map<String, String> settings = Belfry.settings(sink.authority());
        settings.putAll(database.settings());
        settings.put("BELFRY_DATABASE_URL", database.url().replace(":" + port, ":" + cable.port()));
        bundle = Bundle.launch(settings);
        belfry = Belfry.of(bundle.awaitReady(Bundle.BOOT));
    }

    @AfterEach
    void forget() throws IOException {
        cable.mend();
        belfry.deleteAllWebhooks();
    }

    @AfterAll
    void stop() throws IOException {
        bundle.close();
        cable.close();
        sink.close();
    }

    @Test
    void a_database_that_is_gone_is_503_within_two_seconds_and_found_again_when_it_is_back() throws IOException {
        belfry.webhook(sink.url("/cut"), "contact.created");
        belfry.publish("contact.created", "{}");
        sink.awaitCount("/cut", 1, SOON);
        cable.cut();
        assertUnavailable();
        cable.mend();
        assertRecovers("/cut");
    }

    @Test
    void a_database_that_no_longer_answers_is_503_within_two_seconds_and_found_again() throws IOException {
        belfry.webhook(sink.url("/frozen"), "contact.created");
        belfry.publish("contact.created", "{}");
        sink.awaitCount("/frozen", 1, SOON);
        cable.freeze();
        assertUnavailable();
        cable.mend();
        assertRecovers("/frozen");
    }

    @Test
    void a_database_that_takes_no_writes_is_503_for_who_publishes_and_found_again() throws IOException, SQLException {
        belfry.webhook(sink.url("/read-only"), "contact.created");
        belfry.publish("contact.created", "{}");
        sink.awaitCount("/read-only", 1, SOON);
        readOnly("on");
        assertNothingIsTaken();
        readOnly("off");
        assertRecovers("/read-only");
    }

    /** As when the server that took over is a replica for a while. */
    private void readOnly(String onOrOff) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(
                    "ALTER DATABASE " + connection.getCatalog() + " SET default_transaction_read_only = " + onOrOff);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    private void assertUnavailable() throws IOException {
        assertNothingIsTaken();
        for (String reading : List.of(CRM, Community.WEBHOOKS)) {
            long start = System.nanoTime();
            Belfry.assertRefused(belfry.api().get(reading), 503, "rest_unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
        }
    }

    private void assertNothingIsTaken() throws IOException {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            Reply reply = belfry.api().post(EVENTS, EVENT);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Belfry.assertProblem(reply, 503);
            assertThat(took).isLessThan(AT_MOST);
        }
    }

    /** What was accepted arrives, and soon; what was refused does not. */
    private void assertRecovers(String path) throws IOException {
        long start = System.nanoTime();
        belfry.api().awaitGet(CRM, reply -> reply.status() == 200, SOON);
        belfry.publish("contact.created", "{}");
        assertThat(sink.awaitCount(path, 2, SOON)).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RECOVERY);
    }
}
