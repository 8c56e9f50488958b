package org.belfry.api.hub;

import java.util.Optional;
import java.util.function.Function;
import org.belfry.contact.ContactFilter;
import org.belfry.contact.Slug;
import org.belfry.json.Faults;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactStatus;
import org.jspecify.annotations.Nullable;

/** Reads which contacts a client means. */
final class ContactFilterIn {
    private final Function<String, @Nullable String> query;
    private final Faults faults;

    private ContactFilterIn(Function<String, @Nullable String> query, Faults faults) {
        this.query = query;
        this.faults = faults;
    }

    /** @param query the value of a parameter; null when it is absent */
    static ContactFilter read(Function<String, @Nullable String> query, Faults faults) {
        ContactFilterIn in = new ContactFilterIn(query, faults);
        return new ContactFilter(
                in.value("email", EmailAddress::parse, "Must be an email address."),
                in.value("tag", Slug::of, "Must be the slug or the title of a tag."),
                in.value("list", Slug::of, "Must be the slug or the title of a list."),
                in.value("status", ContactStatus::named, "Must be " + ContactStatus.WORDS + "."));
    }

    private <T> @Nullable T value(String name, Function<String, Optional<T>> reader, String reason) {
        String text = query.apply(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            faults.add(name, reason);
        }
        return value.orElse(null);
    }
}
