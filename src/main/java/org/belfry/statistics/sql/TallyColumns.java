package org.belfry.statistics.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.belfry.statistics.Count;
import org.belfry.statistics.Histogram;
import org.belfry.statistics.Tally;

/** The columns of a tally, the same in every table that has some. */
final class TallyColumns {
    static final String NAMES =
            Arrays.stream(Count.values()).map(Count::column).collect(Collectors.joining(", ")) + ", answer_times";
    static final String HOLES = "?, ".repeat(Count.values().length) + "?";

    private TallyColumns() {}

    /** Reads them from a column on. */
    static Tally read(ResultSet row, int first) throws SQLException {
        Tally tally = new Tally(Histogram.of(row.getString(first + Count.values().length)));
        int next = first;
        for (Count count : Count.values()) {
            tally.add(count, row.getLong(next++));
        }
        return tally;
    }

    /** Sets them from a parameter on; returns the index of the next. */
    static int set(PreparedStatement statement, int first, Tally tally) throws SQLException {
        int next = first;
        for (Count count : Count.values()) {
            statement.setLong(next++, tally.get(count));
        }
        statement.setString(next++, tally.answerTimes().toString());
        return next;
    }
}
