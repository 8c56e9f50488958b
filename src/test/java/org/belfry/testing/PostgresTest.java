package org.belfry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.belfry.testing.Postgres.Database;
import org.junit.jupiter.api.Test;

class PostgresTest {

    @Test
    void every_caller_gets_an_empty_database_of_its_own() throws SQLException {
        Database one = Postgres.createDatabase();
        Database two = Postgres.createDatabase();
        assertThat(one.url()).isNotEqualTo(two.url());
        try (Connection connection = one.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bell (id int)");
        }
        try (Connection connection = two.connect();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM bell")).hasMessageContaining("bell");
        }
    }

    @Test
    void starts_on_a_port_that_was_closed_before() throws Exception {
        int port = FreePort.next();
        assertThatThrownBy(() -> Postgres.defaultDatabase(port).connect()).isInstanceOf(SQLException.class);
        try (Postgres late = Postgres.startOn(port);
                Connection connection = late.defaultDatabase().connect()) {
            assertThat(late.defaultDatabase()).isEqualTo(Postgres.defaultDatabase(port));
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
