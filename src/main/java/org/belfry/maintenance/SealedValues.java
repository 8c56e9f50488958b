package org.belfry.maintenance;

import java.util.List;

/**
 * The secrets that rest sealed, by kinds: one for each column, called like the step of the job. Each call belongs in a
 * transaction.
 */
public interface SealedValues {
    /** How many behind a key of their table are not sealed with the master key of that id. */
    long count(String kind, long after, String keyId);

    /** The next of them, in the order of their keys. */
    List<SealedValue> next(String kind, long after, String keyId, int most);

    /** Puts a newly sealed one in its place; nothing happens when somebody else has just done so. */
    void replace(SealedValue before, byte[] sealed);

    /** How many of all kinds are not sealed with the master key of that id. */
    long countAll(String keyId);
}
