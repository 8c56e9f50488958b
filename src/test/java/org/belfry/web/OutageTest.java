package org.belfry.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "53100", "25006"})
    void a_database_that_is_lost_or_takes_nothing_is_an_outage_however_deep(String state) {
        SQLException lost = new SQLException("lost", state);
        assertThat(Outage.isBehind(lost)).isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new RuntimeException(lost))))
                .isTrue();
    }

    @Test
    void a_pool_without_a_connection_is_an_outage() {
        SQLException pooled = new SQLException("in use", new ResourceAllocationException("in use"));
        assertThat(Outage.isBehind(pooled)).isTrue();
        assertThat(Outage.isBehind(new SQLNonTransientConnectionException("closed")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "57014", "22001"})
    void a_mistake_of_ours_is_none(String state) {
        assertThat(Outage.isBehind(new RuntimeException(new SQLException("wrong", state))))
                .isFalse();
        assertThat(Outage.isBehind(new SQLException("no state"))).isFalse();
        assertThat(Outage.isBehind(new IllegalArgumentException())).isFalse();
    }
}
