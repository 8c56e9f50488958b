package org.belfry.delivery.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.belfry.webhook.WebhookStatus;

/** All that is the case at one time. */
record State(List<Delivery> deliveries, List<WebhookStatus> webhooks) {
    private static final Comparator<Held> ORDER =
            Comparator.comparingInt(Held::node).thenComparing(Held::phase).thenComparing(Held::valid);

    static State first(int deliveries, int webhooks) {
        return new State(
                Collections.nCopies(deliveries, new Delivery(Kept.UNBORN, List.of())),
                Collections.nCopies(webhooks, WebhookStatus.ACTIVE));
    }

    State with(int delivery, UnaryOperator<Delivery> change) {
        List<Delivery> changed = new ArrayList<>(deliveries);
        changed.set(delivery, change.apply(deliveries.get(delivery)));
        return new State(changed, webhooks);
    }

    State with(int webhook, WebhookStatus status) {
        List<WebhookStatus> changed = new ArrayList<>(webhooks);
        changed.set(webhook, status);
        return new State(deliveries, changed);
    }

    /**
     * A delivery, and who has it in memory.
     *
     * @param held sorted, so that equal states are equal
     */
    record Delivery(Kept kept, List<Held> held) {
        Delivery {
            if (held.size() > 1) {
                held = new ArrayList<>(held);
                held.sort(ORDER);
            }
        }

        Delivery keep(Kept changed) {
            return new Delivery(changed, held);
        }

        /** The fence has grown, or nobody has a lease any more. */
        Delivery fenced() {
            List<Held> changed = new ArrayList<>(held.size());
            for (Held each : held) {
                changed.add(each.stale());
            }
            return new Delivery(kept, changed);
        }

        Delivery hold(Held more) {
            List<Held> changed = new ArrayList<>(held);
            changed.add(more);
            return new Delivery(kept, changed);
        }

        Delivery drop(Held one) {
            List<Held> changed = new ArrayList<>(held);
            changed.remove(one);
            return new Delivery(kept, changed);
        }

        Delivery forget(int node) {
            List<Held> changed = new ArrayList<>(held);
            changed.removeIf(each -> each.node() == node);
            return new Delivery(kept, changed);
        }
    }
}
