package org.belfry.incoming;

import java.time.Instant;
import org.belfry.action.Actions;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Steps under a name, which actions, and other automations, can start for a contact.
 *
 * @param version grows with every change
 */
public record Automation(
        long id,
        Tenant tenant,
        Title title,
        boolean active,
        Actions steps,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /** What it is called, and what for. */
    public record Title(String name, @Nullable String description) {}
}
