package org.belfry.contact;

import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactStatus;
import org.jspecify.annotations.Nullable;

/** Which contacts are meant; null asks for nothing. */
public record ContactFilter(
        @Nullable EmailAddress email, @Nullable Slug tag, @Nullable Slug list, @Nullable ContactStatus status) {
    /** All of them. */
    public static final ContactFilter ALL = new ContactFilter(null, null, null, null);
}
