package org.belfry.json;

import java.io.Serializable;

/**
 * One value that is wrong.
 *
 * @param field its path, such as {@code mapping[0].date.from}
 * @param reason one sentence; repeats nothing that a stranger sent but names of members, shortened
 */
public record Fault(String field, String reason) implements Serializable {
    private static final int LONGEST_NAME = 128;

    /** What may be repeated of a member's name. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
