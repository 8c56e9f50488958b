package org.belfry.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.belfry.wiring.DatabaseSettings.Product;
import org.jspecify.annotations.Nullable;

/**
 * The patience of a start. Until the database has answered once, a connection is waited for, whoever wants it first: the
 * server's persistence unit, the migrations, the engine. From then on a database that is away is an error at once.
 */
final class FirstConnection {
    private static final Logger LOG = System.getLogger(FirstConnection.class.getName());

    private final Pause pause;
    private volatile boolean answered;

    /** @param pause what is done between two tries */
    FirstConnection(Pause pause) {
        this.pause = pause;
    }

    /**
     * Opens a connection, waiting for the first.
     *
     * @throws WrongConfiguration when no waiting helps
     */
    Connection open(DatabaseSettings settings, Opening opening) throws SQLException {
        return answered ? opening.open() : openFirst(settings, opening);
    }

    /** One thread tries, the others wait for it: then what is wrong is told once. */
    private synchronized Connection openFirst(DatabaseSettings settings, Opening opening) throws SQLException {
        boolean told = false;
        while (!answered) {
            try {
                Connection first = opening.open();
                answered = true;
                if (told) {
                    LOG.log(Level.INFO, "The database answers; the start goes on.");
                }
                return first;
            } catch (SQLException e) {
                requireHope(settings, e);
                if (!told) {
                    LOG.log(
                            Level.WARNING,
                            "Waiting for the database at {0}, which does not answer ({1}); trying again every second.",
                            settings.address(),
                            firstLine(e.getMessage()));
                    told = true;
                }
                rest(e);
            }
        }
        return opening.open();
    }

    /** An H2 file is opened by this process, so that a failure there does not mend itself. */
    private static void requireHope(DatabaseSettings settings, SQLException e) {
        if (settings.product() == Product.H2 || isRefusal(e)) {
            throw new WrongConfiguration(
                    "BELFRY_DATABASE_URL: the database cannot be opened: " + firstLine(e.getMessage()));
        }
    }

    /** Wrong user, password or database name. */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("28") || state.equals("3D000"));
    }

    private void rest(SQLException why) throws SQLException {
        try {
            pause.rest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("").strip();
    }

    /** A try to connect. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Time between two tries. */
    @FunctionalInterface
    interface Pause {
        void rest() throws InterruptedException;
    }
}
