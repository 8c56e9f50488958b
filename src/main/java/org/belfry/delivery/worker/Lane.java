package org.belfry.delivery.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.belfry.kernel.WebhookId;

/**
 * What this node holds and knows of one webhook's queue: leased deliveries that wait to leave, how many are under way,
 * how much the destination has lately taken. {@link Lanes} guards it. Times are epoch milliseconds.
 *
 * <p>The window says how many may be under way: it begins small, grows with every swift answer and shrinks with
 * failures, so that a destination that hangs holds few of the node's places, and one that recovers is not overrun.
 */
final class Lane {
    static final int FIRST_WINDOW = 8;
    static final int MOST_AHEAD = 2000;
    static final long NOTHING_KNOWN = Long.MAX_VALUE;

    private static final double RATE_TIME = 500;

    private final WebhookId webhook;
    private final Deque<Ready> queue = new ArrayDeque<>();
    private final Circuit circuit = new Circuit();
    private final Pace pace = new Pace();
    private Route.Limits limits;
    private int underWay;
    private double window = FIRST_WINDOW;
    private double rate;
    private long rateAt;
    private long leftAloneUntil;
    private long dueAt = NOTHING_KNOWN;
    private long news;
    private boolean inTurn;

    Lane(WebhookId webhook, Route.Limits limits) {
        this.webhook = webhook;
        this.limits = limits;
    }

    WebhookId webhook() {
        return webhook;
    }

    boolean takesTurns() {
        return inTurn;
    }

    void takeTurns(boolean now) {
        inTurn = now;
    }

    int queued() {
        return queue.size();
    }

    int underWay() {
        return underWay;
    }

    /** Grows whenever something may have become due that was not known before. */
    long news() {
        return news;
    }

    void add(Ready ready) {
        limits = ready.route().limits();
        queue.add(ready);
    }

    /** The database has something for this lane from this time on. */
    void dueAt(long time) {
        news++;
        dueAt = Math.min(dueAt, time);
    }

    /** All that was due has been claimed, unless there was news since. */
    void emptied(long newsThen) {
        if (news == newsThen) {
            dueAt = NOTHING_KNOWN;
        }
    }

    /** Whether the first of the queue may leave. */
    boolean lets(long now) {
        return !queue.isEmpty()
                && queue.element().sendBefore() >= now
                && underWay < (int) window
                && underWay < limits.inFlight()
                && now >= leftAloneUntil
                && circuit.lets(now, underWay)
                && pace.lets(now, limits.perSecond());
    }

    Ready leave(long now) {
        pace.take(now, limits.perSecond());
        underWay++;
        return queue.remove();
    }

    /** Returns whether the queue is to be given back because the destination does not want it now. */
    boolean ended(Sign sign, long now) {
        underWay--;
        rate = rate(now) + 1000 / RATE_TIME;
        rateAt = now;
        if (!sign.hold().isZero()) {
            leftAloneUntil = Math.max(leftAloneUntil, now + sign.hold().toMillis());
            window = 1;
            return true;
        }
        return ended(sign.health(), now);
    }

    private boolean ended(Sign.Health health, long now) {
        switch (health) {
            case SWIFT -> worked(1);
            case SLOW -> worked(1 / window);
            case OVERRUN -> {
                circuit.worked();
                window = Math.max(1, window / 2);
            }
            case BROKEN -> {
                window = Math.max(1, window / 2);
                return circuit.failed(now) || circuit.isOpen();
            }
            case UNKNOWN -> {
                // Neither better nor worse.
            }
        }
        return false;
    }

    private void worked(double growth) {
        window = circuit.worked() ? 2 : Math.min(limits.inFlight(), window + growth);
    }

    /** How many more deliveries to lease: what may leave, and what will have left half a second from now. */
    int wants(long now) {
        if (dueAt > now || now < leftAloneUntil || !circuit.lets(now, underWay + queue.size())) {
            return 0;
        }
        if (circuit.isOpen()) {
            return 1;
        }
        int ahead = ahead(now);
        return queue.size() > ahead / 2 ? 0 : Math.max(0, room() + ahead - queue.size());
    }

    /** Whether a delivery that is inserted now could soon leave. */
    boolean welcomes(long now) {
        return dueAt > now && now >= leftAloneUntil && !circuit.isOpen() && queue.size() < Math.max(room(), ahead(now));
    }

    private int room() {
        int places = Math.max(0, Math.min((int) window, limits.inFlight()) - underWay);
        return limits.perSecond() == 0 ? places : Math.min(places, limits.perSecond());
    }

    private int ahead(long now) {
        int most = limits.perSecond() == 0 ? MOST_AHEAD : limits.perSecond();
        return (int) Math.min(most, rate(now) / 2);
    }

    private double rate(long now) {
        return rate * Math.exp(-Math.max(0, now - rateAt) / RATE_TIME);
    }

    /** Takes back what cannot be sent any more within its lease. */
    List<Ready> stale(long now) {
        List<Ready> stale = new ArrayList<>();
        while (!queue.isEmpty() && queue.peek().sendBefore() < now) {
            stale.add(queue.remove());
        }
        return stale;
    }

    List<Ready> empty() {
        List<Ready> all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    /** The owner has changed something: what was known of the destination may be wrong. */
    void forgive() {
        leftAloneUntil = 0;
        circuit.worked();
        dueAt(0);
    }

    /** When, after now, this lane may have something to do that no event tells of. */
    long wakeAt(long now) {
        long wake = NOTHING_KNOWN;
        if (!queue.isEmpty()) {
            wake = Math.min(later(queue.element().sendBefore(), now), later(pace.nextAt(now), now));
        }
        if (dueAt != NOTHING_KNOWN || !queue.isEmpty()) {
            wake = Math.min(wake, later(leftAloneUntil, now));
            wake = Math.min(wake, circuit.isOpen() ? later(circuit.probeAt(), now) : NOTHING_KNOWN);
        }
        return Math.min(wake, later(dueAt, now));
    }

    private static long later(long time, long now) {
        return time > now ? time : NOTHING_KNOWN;
    }

    /** Whether nothing would be lost by forgetting this lane. */
    boolean isIdle(long now) {
        return queue.isEmpty()
                && underWay == 0
                && dueAt == NOTHING_KNOWN
                && !circuit.isOpen()
                && now >= leftAloneUntil
                && rate(now) < 0.001;
    }
}
