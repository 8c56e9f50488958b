package org.belfry.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.TextField;

/** Contacts and occasions for tests. */
public final class Contacts {
    public static final Instant BORN = Instant.parse("2024-01-15T10:30:00.999Z");
    public static final Instant LATER = Instant.parse("2024-01-16T09:00:00Z");
    public static final Label VIP = new Label(7, new Slug("vip"), "VIP");
    public static final Label NEWS = new Label(3, new Slug("newsletter"), "Newsletter");

    private Contacts() {}

    public static Occasion by(Authority authority) {
        return new Occasion(Tenant.DEFAULT, LATER, authority);
    }

    public static ContactFields fields(Map<TextField, String> texts, Map<String, RawJson> custom) {
        return new ContactFields(null, texts, null, List.of(), List.of(), custom);
    }

    /** The contact of FluentCRM's page. */
    public static ContactState john(ContactStatus status) {
        Map<TextField, String> names = Map.of(TextField.FIRST_NAME, "John", TextField.LAST_NAME, "Doe");
        return new ContactState(
                new ContactId(123),
                new Profile(new EmailAddress("john@example.com"), names, Map.of()),
                Standing.first(status, BORN),
                Labels.NONE,
                Labels.NONE,
                BORN,
                BORN);
    }
}
