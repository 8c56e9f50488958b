package org.belfry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample of the matrix; {@code mvn -Pcrash verify} runs 500 kills. */
class CrashMatrixIT {
    /** In all; shared out among the three. */
    private static final int KILLS = Integer.getInteger("belfry.crash.kills", 60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"H2, 1", "POSTGRESQL, 1", "POSTGRESQL, 3"})
    @Execution(ExecutionMode.CONCURRENT)
    void whatever_step_a_node_dies_at_nothing_is_lost_or_recorded_twice(CrashStore.Kind kind, int nodes)
            throws Exception {
        try (CrashMatrix matrix = new CrashMatrix(kind, nodes, folder)) {
            CrashMatrix.Result result = matrix.run(KILLS / 3);
            System.out.println(kind + ", " + nodes + " nodes: " + result);
            assertThat(result.acknowledged()).isEqualTo(KILLS / 3 * 12);
            assertThat(result.lost()).as("acknowledged and never sent").isEmpty();
            assertThat(result.torn()).as("events with two deliveries or bodies").isZero();
            assertThat(result.unfinished()).isZero();
            assertThat(result.stale())
                    .as("results recorded twice or not at all")
                    .isZero();
        }
    }
}
