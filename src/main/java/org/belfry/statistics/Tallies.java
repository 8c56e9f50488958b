package org.belfry.statistics;

import java.util.List;

/** The tallies that wait to be added up. Each call belongs in a transaction. */
public interface Tallies {
    /** What waits above an id. */
    Backlog backlog(long above);

    /** Ids of the oldest that wait above an id and up to the newest, in their order. */
    List<Long> oldest(long above, long newest, int most);

    /**
     * Adds tallies up by hour and day and forgets them, both or neither. Those that somebody else has added up meanwhile
     * are passed over.
     *
     * @return how many were added up
     */
    int addUp(List<Long> ids);

    /**
     * What waits.
     *
     * @param newest the highest id; 0 when nothing waits
     */
    record Backlog(long count, long newest) {}
}
