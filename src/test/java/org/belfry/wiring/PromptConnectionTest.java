package org.belfry.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.belfry.testing.Cable;
import org.belfry.testing.Postgres;
import org.junit.jupiter.api.Test;

class PromptConnectionTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Postgres.Database database = Postgres.createDatabase();
    private final int port =
            URI.create(database.url().substring("jdbc:".length())).getPort();

    @Test
    void a_living_connection_is_valid_and_as_patient_as_before() throws SQLException {
        try (Connection connection = open(port)) {
            int patience = connection.getNetworkTimeout();
            assertThat(connection.isValid(0)).isTrue();
            assertThat(connection.getNetworkTimeout()).isEqualTo(patience);
            assertThat(connection.equals(connection)).isTrue();
            assertThatThrownBy(() -> connection.createStatement().execute("nonsense"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_connection_to_a_machine_that_has_vanished_is_found_out_without_a_limit_given()
            throws SQLException, IOException {
        try (Cable cable = Cable.to(port);
                Connection connection = open(cable.port())) {
            assertThat(connection.isValid(0)).isTrue();
            cable.freeze();
            long start = System.nanoTime();
            assertThat(connection.isValid(0)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    @Test
    void no_statement_is_made_for_a_machine_that_has_vanished_since_it_was_asked() throws SQLException, IOException {
        try (Cable cable = Cable.to(port);
                Connection connection = open(cable.port())) {
            assertThat(connection.isValid(0)).isTrue();
            cable.freeze();
            long end = System.nanoTime() + SOON.toNanos();
            assertThatThrownBy(() -> {
                        while (System.nanoTime() < end) {
                            connection.createStatement().close();
                        }
                    })
                    .hasMessage("The database does not answer.");
        }
    }

    private Connection open(int at) throws SQLException {
        return PromptConnection.of(DriverManager.getConnection(
                database.url().replace(":" + port, ":" + at), database.user(), database.password()));
    }
}
