package org.belfry.statistics;

import java.util.List;

/** The tallies that wait to be added up. Each call belongs in a transaction. */
public interface Tallies {
    /** How many wait. */
    long waiting();

    /** Ids of the oldest that wait above an id, in their order. */
    List<Long> oldest(long above, int most);

    /**
     * Adds tallies up by hour and day and forgets them, both or neither. Those that somebody else has added up meanwhile
     * are passed over.
     *
     * @return how many were added up
     */
    int addUp(List<Long> ids);
}
