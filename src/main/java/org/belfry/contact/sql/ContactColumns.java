package org.belfry.contact.sql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactState;
import org.belfry.contact.Labels;
import org.belfry.contact.Profile;
import org.belfry.contact.Standing;
import org.belfry.database.Row;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.TextField;
import org.jspecify.annotations.Nullable;

/** A contact's own row, without its labels; the columns of its texts are named as the fields are spelled. */
final class ContactColumns {
    /** What may change. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of("email", "status", "confirmed_at", "opted_out_at", "updated_at", "custom_fields"),
                    Stream.of(TextField.values()).map(TextField::wireName))
            .toList();

    private ContactColumns() {}

    /** The values of {@link #NAMES}. */
    static List<@Nullable Object> values(ContactState contact) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(contact.profile().email().value());
        values.add(contact.standing().status().wireName());
        values.add(contact.standing().confirmedAt());
        values.add(contact.standing().optedOutAt());
        values.add(contact.updatedAt());
        ObjectText custom = new ObjectText();
        contact.profile().custom().forEach(custom::raw);
        values.add(custom.done());
        for (TextField field : TextField.values()) {
            values.add(contact.profile().text(field).orElse(null));
        }
        return values;
    }

    static ContactEntry read(Row row) {
        ContactState contact = new ContactState(
                new ContactId(row.number("id")),
                new Profile(new EmailAddress(row.text("email")), texts(row), custom(row.json("custom_fields"))),
                new Standing(
                        ContactStatus.named(row.text("status")).orElseThrow(),
                        row.timeIfAny("confirmed_at"),
                        row.timeIfAny("opted_out_at")),
                Labels.NONE,
                Labels.NONE,
                row.time("created_at"),
                row.time("updated_at"));
        return new ContactEntry(contact, row.number("version"));
    }

    private static Map<TextField, String> texts(Row row) {
        Map<TextField, String> texts = new EnumMap<>(TextField.class);
        for (TextField field : TextField.values()) {
            String text = row.textIfAny(field.wireName());
            if (text != null) {
                texts.put(field, text);
            }
        }
        return texts;
    }

    private static Map<String, RawJson> custom(RawJson object) {
        Map<String, RawJson> custom = new LinkedHashMap<>();
        for (Map.Entry<String, JsonSlice> member :
                StrictJson.read(object.bytes()).members().entrySet()) {
            custom.put(member.getKey(), member.getValue().raw());
        }
        return custom;
    }
}
