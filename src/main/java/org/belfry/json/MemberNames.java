package org.belfry.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The member names of one object seen so far. Most objects are small, so the first names need no hash set. */
final class MemberNames {
    private static final int FEW = 12;

    private final String[] few = new String[FEW];
    private int count;
    private @Nullable Set<String> many;

    /** Forgets everything, for the next object. */
    MemberNames clear() {
        count = 0;
        many = null;
        return this;
    }

    /** Whether {@code name} is new. */
    boolean add(String name) {
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return false;
            }
        }
        if (count < FEW) {
            few[count++] = name;
            return true;
        }
        if (many == null) {
            many = new HashSet<>();
        }
        return many.add(name);
    }
}
