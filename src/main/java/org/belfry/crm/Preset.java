package org.belfry.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.belfry.json.Faults;
import org.belfry.json.StrictJson;
import org.belfry.mapping.Mapping;

/** How well-known CRMs are asked for a contact and how their answers are read, for what a connection does not say itself. */
public enum Preset {
    HUBSPOT(
            "/crm/v3/objects/contacts/{id}?properties=email,firstname,lastname,phone,city,state,country,zip,tags",
            """
            [{"from":"properties.email","to":"email"},{"from":"properties.firstname","to":"first_name"},
            {"from":"properties.lastname","to":"last_name"},{"from":"properties.phone","to":"phone"},
            {"from":"properties.city","to":"city"},{"from":"properties.state","to":"state"},
            {"from":"properties.country","to":"country"},{"from":"properties.zip","to":"postal_code"}]""",
            "properties.tags"),
    SALESFORCE(
            "/services/data/v60.0/sobjects/Contact/{id}?fields=Email,FirstName,LastName,Phone,Tags__c",
            """
            [{"from":"Email","to":"email"},{"from":"FirstName","to":"first_name"},
            {"from":"LastName","to":"last_name"},{"from":"Phone","to":"phone"}]""",
            "Tags__c"),
    FLUENTCRM(
            "/wp-json/fluent-crm/v2/subscribers/{id}",
            """
            [{"from":"subscriber.email","to":"email"},{"from":"subscriber.first_name","to":"first_name"},
            {"from":"subscriber.last_name","to":"last_name"},{"from":"subscriber.phone","to":"phone"},
            {"from":"subscriber.address_line_1","to":"address_line_1"},
            {"from":"subscriber.address_line_2","to":"address_line_2"},{"from":"subscriber.city","to":"city"},
            {"from":"subscriber.state","to":"state"},{"from":"subscriber.country","to":"country"},
            {"from":"subscriber.postal_code","to":"postal_code"}]""",
            "subscriber.tags");

    /** Where a contact is when neither the connection nor a preset says. */
    public static final String USUAL_CONTACT_PATH = "/contacts/{id}";

    static final String USUAL_TAGS_PATH = "tags";

    private final String contactPath;
    private final String rules;
    private final String tagsPath;

    Preset(String contactPath, String rules, String tagsPath) {
        this.contactPath = contactPath;
        this.rules = rules;
        this.tagsPath = tagsPath;
    }

    /** Where a contact is, below the base URL. */
    public String contactPath() {
        return contactPath;
    }

    Mapping mapping() {
        Faults faults = new Faults();
        Mapping mapping = Mapping.read(StrictJson.read(rules.getBytes(UTF_8)), name(), faults);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The preset %s is no mapping: %s".formatted(name(), faults.list()));
        }
        return mapping;
    }

    String tagsPath() {
        return tagsPath;
    }

    /** As it stands in JSON and is stored. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset that is spelled {@code wireName}. */
    public static Optional<Preset> named(String wireName) {
        return Arrays.stream(values())
                .filter(preset -> preset.wireName().equals(wireName))
                .findFirst();
    }
}
