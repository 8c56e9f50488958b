package org.belfry.contact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.TextField;

/** A contact as FluentCRM shows it, and then what FluentCRM's page leaves out. */
final class ContactJson {
    private static final Set<TextField> OPTIONAL =
            EnumSet.complementOf(EnumSet.of(TextField.FIRST_NAME, TextField.LAST_NAME));

    private ContactJson() {}

    static RawJson of(ContactState contact) {
        ObjectText object = new ObjectText()
                .number("id", contact.id().value())
                .text("email", contact.profile().email().value());
        always(object, contact.profile(), TextField.FIRST_NAME);
        always(object, contact.profile(), TextField.LAST_NAME);
        object.text("status", contact.standing().status().wireName()).text("created_at", time(contact.createdAt()));
        for (TextField field : OPTIONAL) {
            contact.profile().text(field).ifPresent(text -> object.text(field.wireName(), text));
        }
        if (!contact.tags().all().isEmpty()) {
            object.texts("tags", contact.tags().slugs());
        }
        if (!contact.lists().all().isEmpty()) {
            object.texts("lists", contact.lists().slugs());
        }
        custom(object, contact.profile());
        if (!contact.updatedAt().equals(contact.createdAt())) {
            object.text("updated_at", time(contact.updatedAt()));
        }
        return object.done();
    }

    private static void always(ObjectText object, Profile profile, TextField field) {
        profile.text(field)
                .ifPresentOrElse(text -> object.text(field.wireName(), text), () -> object.nothing(field.wireName()));
    }

    private static void custom(ObjectText object, Profile profile) {
        if (!profile.custom().isEmpty()) {
            ObjectText values = new ObjectText();
            profile.custom().forEach(values::raw);
            object.raw("custom_values", values.done());
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
