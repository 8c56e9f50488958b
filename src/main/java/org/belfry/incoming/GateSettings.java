package org.belfry.incoming;

import java.util.List;
import org.belfry.egress.AddressRanges;
import org.jspecify.annotations.Nullable;

/**
 * How one active incoming webhook is guarded.
 *
 * @param allowed from where requests may come; from everywhere when empty
 * @param perMinute how many from one address, 1 or more
 * @param apiKey null when none is asked for
 * @param verifications all must accept
 */
public record GateSettings(
        AddressRanges allowed,
        int perMinute,
        TokenHash token,
        @Nullable TokenHash apiKey,
        List<Verification> verifications) {
    /** The limit of a webhook whose owner did not set one. */
    public static final int USUAL_PER_MINUTE = 600;

    public GateSettings {
        verifications = List.copyOf(verifications);
    }
}
