package org.belfry.delivery.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.belfry.delivery.model.Held.Phase;
import org.belfry.delivery.model.Kept.Stage;
import org.belfry.delivery.model.State.Delivery;
import org.belfry.webhook.WebhookStatus;

/**
 * A state as a number, the same for states that differ only in the names of nodes or deliveries: what is true of one of
 * them is true of the other.
 */
@SuppressWarnings("EnumOrdinal") // numbers live no longer than the test
final class Code {
    private static final int HELD_BITS = 4;
    private static final int MOST_HELD = 3;
    private static final int BITS = 10 + MOST_HELD * HELD_BITS + 2;
    private static final Stage[] STAGES = Stage.values();
    private static final Phase[] PHASES = Phase.values();
    private static final WebhookStatus[] STATUSES = WebhookStatus.values();

    private final int[] webhookOf;
    private final int webhooks;

    Code(int[] webhookOf, int webhooks) {
        this.webhookOf = webhookOf;
        this.webhooks = webhooks;
    }

    long of(State state) {
        return Math.min(of(state, 0), of(state, 1));
    }

    /** @param swap 0, or 1 to exchange the names of the nodes */
    private long of(State state, int swap) {
        long[] parts = new long[webhookOf.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = of(state.deliveries().get(i), swap)
                    | ((long) state.webhooks().get(webhookOf[i]).ordinal() << (BITS - 2));
        }
        Arrays.sort(parts);
        long code = 0;
        for (long part : parts) {
            code = (code << BITS) | part;
        }
        return code;
    }

    private static long of(Delivery delivery, int swap) {
        Kept kept = delivery.kept();
        long code = kept.stage().ordinal();
        code = (code << 2) | (kept.hasOwner() ? 1 + (kept.owner() ^ swap) : 0);
        code = (code << 3) | kept.attempts();
        code = (code << 1) | (kept.due() ? 1 : 0);
        code = (code << 1) | (kept.again() ? 1 : 0);
        long[] held = new long[MOST_HELD];
        for (int i = 0; i < delivery.held().size(); i++) {
            Held each = delivery.held().get(i);
            long phase = 1L + each.phase().ordinal();
            held[i] = ((long) (each.node() ^ swap) << 3) | (phase << 1) | (each.valid() ? 1 : 0);
        }
        Arrays.sort(held);
        for (long each : held) {
            code = (code << HELD_BITS) | each;
        }
        return code;
    }

    /** One of the states that have this number. */
    State state(long code) {
        List<Delivery> deliveries = new ArrayList<>();
        List<WebhookStatus> statuses = new ArrayList<>(Collections.nCopies(webhooks, WebhookStatus.ACTIVE));
        for (int i = 0; i < webhookOf.length; i++) {
            long part = (code >>> ((webhookOf.length - 1 - i) * BITS)) & ((1L << BITS) - 1);
            statuses.set(webhookOf[i], STATUSES[(int) (part >>> (BITS - 2))]);
            deliveries.add(delivery(part));
        }
        return new State(deliveries, statuses);
    }

    private static Delivery delivery(long code) {
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < MOST_HELD; i++) {
            long each = (code >>> (i * HELD_BITS)) & 15;
            if (each != 0) {
                held.add(new Held((int) (each >>> 3), PHASES[(int) ((each >>> 1) & 3) - 1], (each & 1) == 1));
            }
        }
        long rest = code >>> (MOST_HELD * HELD_BITS);
        Kept kept = new Kept(
                STAGES[(int) ((rest >>> 7) & 7)],
                (int) ((rest >>> 5) & 3) - 1,
                (int) ((rest >>> 2) & 7),
                ((rest >>> 1) & 1) == 1,
                (rest & 1) == 1);
        return new Delivery(kept, held);
    }
}
