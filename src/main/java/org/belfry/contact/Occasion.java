package org.belfry.contact;

import java.time.Instant;
import java.util.List;
import org.belfry.kernel.Tenant;

/**
 * For whom, when and by whose word something changes.
 *
 * @param automations those that led here, by their ids, the one at work last; none when it is the doing of somebody else
 */
public record Occasion(Tenant tenant, Instant now, Authority authority, List<Long> automations) {
    public Occasion {
        automations = List.copyOf(automations);
    }

    /** One that no automation has led to. */
    public Occasion(Tenant tenant, Instant now, Authority authority) {
        this(tenant, now, authority, List.of());
    }
}
