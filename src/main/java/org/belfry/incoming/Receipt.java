package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** What is told of a receipt. */
public record Receipt(long id, Arrival arrival, Processing processing) {
    /**
     * What came.
     *
     * @param sender an address; null for runs of automations
     * @param payload null for a request that was refused
     * @param response what was answered; null for runs of automations
     */
    public record Arrival(
            Instant receivedAt,
            String eventType,
            @Nullable String sender,
            @Nullable RawJson payload,
            @Nullable RawJson response) {}

    /**
     * What was done.
     *
     * @param actions a list of objects
     * @param errors a list of texts
     * @param warnings a list of texts
     * @param attempts that failed
     * @param nextAttemptAt null when there is none
     */
    public record Processing(
            ReceiptStatus status,
            RawJson actions,
            RawJson errors,
            RawJson warnings,
            int attempts,
            @Nullable Instant nextAttemptAt) {}

    /** Records of one request, or its refusal, to be kept. */
    public record Fresh(IncomingWebhook webhook, Arrival arrival, ReceiptStatus status, List<RawJson> payloads) {
        public Fresh {
            payloads = List.copyOf(payloads);
        }

        /** Tells each record's payload; there is one record without any when nothing came. */
        public void forEachPayload(Consumer<@Nullable RawJson> record) {
            if (payloads.isEmpty()) {
                record.accept(null);
            }
            payloads.forEach(record);
        }
    }
}
