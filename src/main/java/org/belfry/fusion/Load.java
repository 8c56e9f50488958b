package org.belfry.fusion;

import java.time.Instant;
import org.belfry.incoming.Errand;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt whose contact this node loads until its lease ends.
 *
 * @param payload a {@link FusionCall}
 */
public record Load(Errand.Ticket ticket, Tenant tenant, long connection, RawJson payload, Progress progress) {
    /**
     * How far it is.
     *
     * @param firstAttemptAt null before the first one has failed
     * @param byHand somebody asked for it, so that the guards do not
     */
    public record Progress(int failedAttempts, @Nullable Instant firstAttemptAt, boolean byHand) {
        static final Progress FRESH = new Progress(0, null, false);
    }
}
