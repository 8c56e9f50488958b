package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Gives ids of a sequence that grows by {@value #BLOCK}, so that most inserts ask the database for none. Ids rise on
 * one node; what is left of a block when the process ends is never used.
 */
final class IdBlocks {
    static final int BLOCK = 1000;

    private final String query;
    private long next = 1;
    private long last;

    IdBlocks(SqlFlavour flavour, String sequence) {
        this.query = flavour.nextBlock(sequence);
    }

    synchronized long next(Connection connection) throws SQLException {
        if (next > last) {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                next = row.getLong(1);
                last = next + BLOCK - 1;
            }
        }
        return next++;
    }
}
