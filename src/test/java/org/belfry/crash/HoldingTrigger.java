package org.belfry.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.h2.api.Trigger;

/** Holds a statement of H2 for ever when a file says so; H2 lives in the node's process, so that it dies with it. */
public final class HoldingTrigger implements Trigger {
    private static final int STATUS = 5;
    private static final int OWNER = 8;

    private Step step = Step.ACKNOWLEDGED;

    static Path gate(Path folder, Step step) {
        return folder.resolve("hold-" + step);
    }

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type) {
        step = Step.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public void fire(Connection connection, Object[] old, Object[] row) {
        if (isStep(old, row) && Files.exists(gate(Path.of(System.getProperty("crash.folder", ".")), step))) {
            synchronized (System.out) {
                System.out.println("held");
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isStep(Object[] old, Object[] row) {
        return switch (step) {
            case CLAIM -> row[OWNER] != null && !row[OWNER].equals(old[OWNER]);
            case RECORD_DELIVERY -> "success".equals(row[STATUS]);
            default -> true;
        };
    }
}
