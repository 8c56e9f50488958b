package org.belfry.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;

/** What results tell of webhooks, in memory: failed deliveries in a row, and until when a destination is left alone. */
final class MemoryHealth {
    private final int failureThreshold;
    private final Map<WebhookId, Vitals> vitals = new HashMap<>();

    MemoryHealth(int failureThreshold) {
        this.failureThreshold = failureThreshold;
    }

    Ailing record(List<Attempted> attempted, Predicate<WebhookId> active, Instant now) {
        Set<WebhookId> failed = new LinkedHashSet<>();
        Set<WebhookId> gone = new LinkedHashSet<>();
        for (Attempted each : attempted) {
            WebhookId webhook = each.claimed().webhook();
            NextStep next = each.next();
            vitals.merge(webhook, Vitals.WELL.after(each, now), (before, one) -> before.after(each, now));
            if (next instanceof NextStep.Disable) {
                gone.add(webhook);
            } else if (next instanceof NextStep.GiveUp) {
                failed.add(webhook);
            }
        }
        failed.removeIf(each -> gone.contains(each) || !active.test(each) || of(each).failures < failureThreshold);
        return new Ailing(new ArrayList<>(failed), new ArrayList<>(gone));
    }

    boolean leavesAlone(WebhookId webhook, Instant now) {
        return of(webhook).heldUntil.isAfter(now);
    }

    /** The time, or when the destination may be sent to again if that is later. */
    Instant notBefore(WebhookId webhook, Instant time) {
        Instant held = of(webhook).heldUntil;
        return held.isAfter(time) ? held : time;
    }

    void forgive(WebhookId webhook) {
        vitals.remove(webhook);
    }

    private Vitals of(WebhookId webhook) {
        return vitals.getOrDefault(webhook, Vitals.WELL);
    }

    Map<WebhookId, Vitals> state() {
        return new HashMap<>(vitals);
    }

    void restore(Map<WebhookId, Vitals> state) {
        vitals.clear();
        vitals.putAll(state);
    }

    record Ailing(List<WebhookId> failing, List<WebhookId> gone) {}

    record Vitals(int failures, Instant heldUntil) {
        static final Vitals WELL = new Vitals(0, Instant.MIN);

        Vitals after(Attempted attempted, Instant now) {
            NextStep next = attempted.next();
            if (next instanceof NextStep.Succeed) {
                return new Vitals(0, heldUntil);
            }
            boolean counts = next instanceof NextStep.GiveUp;
            Duration hold = NextStep.holdOf(next);
            Instant until = hold.isZero() ? heldUntil : now.plus(hold);
            return new Vitals(counts ? failures + 1 : failures, until.isAfter(heldUntil) ? until : heldUntil);
        }
    }
}
