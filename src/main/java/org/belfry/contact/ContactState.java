package org.belfry.contact;

import java.time.Instant;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;

/**
 * A contact as it stands. It begins with {@link ContactChange#create}, changes by {@link ContactChange#apply}, and ends with
 * {@link ContactChange#delete}; each gives the events that go with it.
 *
 * @param updatedAt when it last changed; {@code createdAt} when it never did
 */
public record ContactState(
        ContactId id,
        Profile profile,
        Standing standing,
        Labels tags,
        Labels lists,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * The contact as every event and answer shows it: {@code id, email, first_name, last_name, status, created_at}, and then
     * whatever is known of the rest, tags and lists by their slugs.
     */
    public RawJson json() {
        return ContactJson.of(this);
    }
}
