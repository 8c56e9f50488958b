package org.belfry.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstConnectionTest {
    private static final DatabaseSettings POSTGRESQL =
            new DatabaseSettings("jdbc:postgresql://db.test:5432/b?password=secret", "", Optional.empty());
    private static final DatabaseSettings H2 =
            new DatabaseSettings("jdbc:h2:file:/x;WRITE_DELAY=0", "", Optional.empty());
    private static final String CONNECT = "08001";

    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final FirstConnection first = new FirstConnection(pauses::incrementAndGet);
    private final Logger logger = Logger.getLogger(FirstConnection.class.getName());
    private final Ear ear = new Ear();

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(ear);
    }

    @AfterEach
    void goAway() {
        logger.removeHandler(ear);
        logger.setUseParentHandlers(true);
    }

    @Test
    void a_database_that_is_down_is_waited_for_and_told_of_once_without_a_secret() throws SQLException {
        try (Connection connection = first.open(POSTGRESQL, () -> answersAfter(3))) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(pauses).hasValue(3);
        assertThat(ear.heard).hasSize(2);
        assertThat(ear.heard.get(0))
                .startsWith("Waiting for the database at jdbc:postgresql://db.test:5432/b,")
                .doesNotContain("secret");
        assertThat(ear.heard.get(1)).isEqualTo("The database answers; the start goes on.");
    }

    @Test
    void a_database_that_goes_away_later_is_an_error_at_once() throws SQLException {
        first.open(POSTGRESQL, FirstConnectionTest::connection).close();
        assertThatThrownBy(() -> first.open(POSTGRESQL, () -> {
                    throw new SQLException("refused", CONNECT);
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("refused");
        assertThat(pauses).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000"})
    void a_refusal_is_not_waited_out(String state) {
        assertThatThrownBy(() -> first.open(POSTGRESQL, () -> {
                    throw new SQLException("no entry\nfor you", state);
                }))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessage("BELFRY_DATABASE_URL: the database cannot be opened: no entry");
        assertThat(pauses).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P03", "08006", "53300"})
    void a_database_that_is_starting_or_full_is_waited_for(String state) throws SQLException {
        first.open(POSTGRESQL, () -> answersAfter(1, state)).close();
        assertThat(pauses).hasValue(1);
    }

    @Test
    void an_h2_file_that_cannot_be_opened_does_not_mend_itself() {
        assertThatThrownBy(() -> first.open(H2, () -> {
                    throw new SQLException("locked", "90020");
                }))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("BELFRY_DATABASE_URL");
    }

    @Test
    void many_that_want_the_first_connection_wait_as_one() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    go.await();
                    first.open(POSTGRESQL, () -> answersAfter(3)).close();
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(pauses).hasValue(3);
        assertThat(ear.heard).hasSize(2);
    }

    @Test
    void an_interrupted_wait_ends_with_the_reason_why_it_waited() {
        FirstConnection impatient = new FirstConnection(() -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> impatient.open(POSTGRESQL, () -> answersAfter(1)))
                .isInstanceOf(SQLException.class)
                .hasMessage("refused");
        assertThat(Thread.interrupted()).isTrue();
    }

    private Connection answersAfter(int failures) throws SQLException {
        return answersAfter(failures, CONNECT);
    }

    private Connection answersAfter(int failures, String state) throws SQLException {
        if (tries.incrementAndGet() <= failures) {
            throw new SQLException("refused", state);
        }
        return connection();
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:");
    }

    /** Hears what is logged. */
    private static final class Ear extends Handler {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord told) {
            heard.add(MessageFormat.format(told.getMessage(), told.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
