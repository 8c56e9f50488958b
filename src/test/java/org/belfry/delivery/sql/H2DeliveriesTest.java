package org.belfry.delivery.sql;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2DeliveriesTest extends DeliveriesContract {
    H2DeliveriesTest(@TempDir Path folder) {
        super(file(folder), SqlFlavour.H2, "h2");
    }

    private static JdbcDataSource file(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("belfry") + ";WRITE_DELAY=0");
        return h2;
    }

    @Override
    String bytes() {
        return "VARBINARY";
    }
}
