package org.belfry.delivery.worker;

/**
 * Spares a destination that keeps failing: after some failures in a row nothing is sent for a while, then one probe
 * decides whether it works again or is left alone twice as long. Times are epoch milliseconds.
 */
final class Circuit {
    static final int FAILURES_TO_OPEN = 5;
    static final long FIRST_PAUSE = 1_000;
    static final long LONGEST_PAUSE = 60_000;

    private int failures;
    private long pause;
    private long closedUntilProbe;
    private boolean open;

    /** Whether a request may leave, given how many are under way. */
    boolean lets(long now, int underWay) {
        return !open || (now >= closedUntilProbe && underWay == 0);
    }

    boolean isOpen() {
        return open;
    }

    /** When the next probe may leave; meaningful while it is open. */
    long probeAt() {
        return closedUntilProbe;
    }

    /** An answer came that shows the destination at work; returns whether this closed the circuit. */
    boolean worked() {
        boolean closes = open;
        failures = 0;
        pause = 0;
        open = false;
        return closes;
    }

    /** No answer came, or one that says that the destination is broken; returns whether this opened the circuit. */
    boolean failed(long now) {
        failures++;
        if (failures < FAILURES_TO_OPEN || (open && now < closedUntilProbe)) {
            return false;
        }
        boolean opens = !open;
        pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
        closedUntilProbe = now + pause;
        open = true;
        return opens;
    }
}
