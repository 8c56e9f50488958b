package org.belfry.incoming;

import java.time.Instant;
import org.belfry.action.Actions;
import org.belfry.contact.Slug;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Steps under a name, which actions, other automations, and a tag can start for a contact.
 *
 * @param trigger the tag that starts it whenever a contact gets it; null when none does
 * @param version grows with every change
 */
public record Automation(
        long id,
        Tenant tenant,
        Title title,
        boolean active,
        @Nullable Slug trigger,
        Actions steps,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /** What it is called, and what for. */
    public record Title(String name, @Nullable String description) {}
}
