package org.belfry.people.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.belfry.people.NameTaken;

/** Keeps what has a name that only one may have. */
final class Unique {
    private static final String VIOLATION = "23505";

    private Unique() {}

    /** Inserts at once, so that a name that is taken shows here and not at the commit. */
    static void keep(Object entity, EntityManager entities) {
        try {
            entities.persist(entity);
            entities.flush();
        } catch (PersistenceException e) {
            if (isViolation(e)) {
                throw new NameTaken();
            }
            throw e;
        }
    }

    private static boolean isViolation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
