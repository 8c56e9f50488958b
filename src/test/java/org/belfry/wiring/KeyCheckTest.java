package org.belfry.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.sql.SqlUsedKeys;
import org.belfry.security.MasterKeys;
import org.belfry.security.Vault;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Schema;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys a node may start with; numbers stand for keys. */
class KeyCheckTest {
    private final JdbcDataSource h2 = new JdbcDataSource();
    private final LocalTransactions transactions = new LocalTransactions(h2);

    @TempDir
    private Path folder;

    @BeforeEach
    void an_empty_database() {
        h2.setURL("jdbc:h2:file:" + folder.resolve("belfry"));
        Schema.in(h2, "h2");
    }

    @Test
    void the_second_node_needs_the_key_of_the_first() {
        start(1);
        start(1);
        start(1, 2);
        assertRefused(2);
    }

    @Test
    void a_node_that_was_refused_changes_nothing() {
        start(1);
        assertRefused(2);
        start(1);
    }

    @Test
    void a_node_that_seals_with_a_new_key_shuts_out_those_that_lack_it() {
        start(1);
        start(2, 1);
        assertRefused(1);
        assertRefused(2);
        start(1, 2);
    }

    private void start(int... keys) {
        new KeyCheck(new SqlUsedKeys(new CurrentTransaction(transactions)), vault(keys), transactions).require();
    }

    private void assertRefused(int key) {
        assertThatThrownBy(() -> start(key))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("BELFRY_MASTER_KEY")
                .hasMessageContaining(vault(3 - key).keyId());
    }

    private static Vault vault(int... keys) {
        String text = IntStream.of(keys).mapToObj(KeyCheckTest::key).collect(Collectors.joining(","));
        return new Vault(() -> MasterKeys.separatedByCommas(text), new SecureRandom());
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
