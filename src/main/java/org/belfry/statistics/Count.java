package org.belfry.statistics;

import java.util.Locale;

/** What is counted, all of it of attempts that were no test; each has a column of its name. */
public enum Count {
    /** Deliveries tried for the first time. */
    DELIVERIES,
    /** Deliveries that ended well. */
    SUCCESSES,
    /** Deliveries given up. */
    FAILURES,
    /** Attempts that were not the first of their delivery. */
    RETRIES,
    STATUS_2XX,
    STATUS_3XX,
    STATUS_4XX,
    STATUS_5XX,
    /** Answers of no other class. */
    STATUS_OTHER,
    /** Attempts without an answer. */
    NO_ANSWER,
    /** Attempts with an answer. */
    ANSWERS,
    /** Until the answers were there, in milliseconds, all added up. */
    ANSWER_MILLIS;

    /** As it stands in the database: lower case. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Count ofStatus(int status) {
        return switch (status / 100) {
            case 2 -> STATUS_2XX;
            case 3 -> STATUS_3XX;
            case 4 -> STATUS_4XX;
            case 5 -> STATUS_5XX;
            default -> STATUS_OTHER;
        };
    }
}
