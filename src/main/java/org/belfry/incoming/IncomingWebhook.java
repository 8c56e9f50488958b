package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import org.belfry.action.Actions;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * An address that others post to. It begins with a token that is shown once, changes by its owner's word, counts as unknown
 * while it is inactive, and ends with everything that was received there.
 *
 * @param seq tells the order of birth
 * @param version grows with every change
 */
public record IncomingWebhook(
        IncomingWebhookId id,
        long seq,
        Tenant tenant,
        Purpose purpose,
        Guarding guarding,
        Work work,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * What it is for.
     *
     * @param eventType as its owner spelled it
     */
    public record Purpose(String name, String eventType, @Nullable String description, boolean active) {}

    /**
     * Who may post there.
     *
     * @param apiKey null when none is asked for
     * @param signingSecret null when no signature is asked for
     * @param allowed addresses and CIDR blocks; from everywhere when empty
     * @param perMinute requests from one address
     */
    public record Guarding(
            TokenHash token,
            @Nullable MaskedKey apiKey,
            @Nullable SealedKey signingSecret,
            List<String> allowed,
            int perMinute) {
        public Guarding {
            allowed = List.copyOf(allowed);
        }

        /** The same with another token. */
        Guarding with(TokenHash newToken) {
            return new Guarding(newToken, apiKey, signingSecret, allowed, perMinute);
        }
    }

    /** A key of which only the hash is kept, with what may be shown of it. */
    public record MaskedKey(TokenHash hash, String mask) {}

    /**
     * A secret at rest, with what may be shown of it.
     *
     * @param sealed opens only with the master key and only for this webhook
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record SealedKey(byte[] sealed, String mask) {
        /** What may be shown. */
        @Override
        public String toString() {
            return mask;
        }
    }

    /**
     * What is done with what comes in.
     *
     * @param mapping null for the usual one
     */
    public record Work(@Nullable Mapping mapping, Actions actions) {
        /** The mapping, or the usual one. */
        public Mapping rules() {
            return mapping == null ? Mapping.USUAL : mapping;
        }
    }
}
