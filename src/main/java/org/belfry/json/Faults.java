package org.belfry.json;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. For one reading, by one thread. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    /** Notes one more. */
    public void add(String field, String reason) {
        faults.add(new Fault(field, reason));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** How many there are up to now. */
    public int count() {
        return faults.size();
    }

    /** All up to now, in the order found. */
    public List<Fault> list() {
        return List.copyOf(faults);
    }
}
