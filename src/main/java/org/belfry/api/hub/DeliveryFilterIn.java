package org.belfry.api.hub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.dialect.Dialect;
import org.belfry.event.EventType;
import org.belfry.json.Faults;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Reads which deliveries of a webhook a client means. */
final class DeliveryFilterIn {
    private static final String INSTANT = "Must be an instant like 2024-01-15T10:30:00Z.";

    private DeliveryFilterIn() {}

    /** What the query of a list may name; all are null when absent. */
    record Words(@Nullable String status, @Nullable String event, @Nullable String since, @Nullable String until) {}

    static DeliveryFilter read(Webhook webhook, Words words, Faults faults) {
        return new DeliveryFilter(
                webhook.id(),
                statuses(words.status(), faults),
                event(words.event(), webhook.dialect()),
                instant("since", words.since(), faults),
                instant("until", words.until(), faults));
    }

    private static Set<DeliveryStatus> statuses(@Nullable String status, Faults faults) {
        if (status == null) {
            return Set.of();
        }
        return switch (status) {
            case "pending" -> Set.of(DeliveryStatus.READY);
            case "success" -> Set.of(DeliveryStatus.SUCCESS);
            case "failed" -> Set.of(DeliveryStatus.FAILED);
            case "cancelled" -> Set.of(DeliveryStatus.CANCELLED);
            default -> {
                faults.add("status", "Must be pending, success, failed or cancelled.");
                yield Set.of();
            }
        };
    }

    /** In the dialect's spelling or the canonical one. */
    private static @Nullable String event(@Nullable String spelled, Dialect dialect) {
        return spelled == null
                ? null
                : dialect.offered(spelled).map(EventType::wireName).orElse(spelled);
    }

    /** Null when absent, or when it is wrong and that was noted. */
    static @Nullable Instant instant(String name, @Nullable String text, Faults faults) {
        if (text == null) {
            return null;
        }
        try {
            return instant(text);
        } catch (IllegalArgumentException e) {
            faults.add(name, INSTANT);
            return null;
        }
    }

    /** @throws IllegalArgumentException with one sentence when it is no instant of the years 1 to 9998 */
    static Instant instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9998) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(INSTANT, e);
        }
        throw new IllegalArgumentException(INSTANT);
    }
}
