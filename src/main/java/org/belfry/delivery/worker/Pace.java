package org.belfry.delivery.worker;

/** Keeps sends under a rate: up to one second's worth may leave at once. Times are epoch milliseconds. */
final class Pace {
    private double left;
    private long at;
    private int limit;

    /** @param perSecond 0 for no limit */
    boolean lets(long now, int perSecond) {
        if (perSecond == 0) {
            return true;
        }
        refill(now, perSecond);
        return left >= 1;
    }

    void take(long now, int perSecond) {
        if (perSecond > 0) {
            refill(now, perSecond);
            left -= 1;
        }
    }

    /** When the next may leave. */
    long nextAt(long now) {
        return limit == 0 || left >= 1 ? now : now + (long) Math.ceil((1 - left) * 1000 / limit);
    }

    private void refill(long now, int perSecond) {
        if (limit != perSecond) {
            limit = perSecond;
            left = perSecond;
            at = now;
        }
        left = Math.min(perSecond, left + Math.max(0, now - at) * (double) perSecond / 1000);
        at = now;
    }
}
