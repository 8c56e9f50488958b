package org.belfry.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Templates to begin with, for targets that people connect often. */
public enum Preset {
    /** Contacts; the mapping of CloudCusp's page. */
    HUBSPOT(
            "HubSpot contact",
            "https://api.hubapi.com/crm/v3/objects/contacts",
            """
            {"properties":{"firstname":"{subscriber_first_name}","lastname":"{subscriber_last_name}",\
            "email":"{subscriber_email}","phone":"{subscriber_phone}","company":"{custom_field_company}",\
            "hubspotutk":"{custom_field_id}"}}"""),
    /** Contacts; the host is the customer's own. */
    SALESFORCE(
            "Salesforce contact",
            "https://instance.salesforce.com/services/data/v57.0/sobjects/Contact",
            """
            {"FirstName":"{subscriber_first_name}","LastName":"{subscriber_last_name}",\
            "Email":"{subscriber_email}","Phone":"{subscriber_phone}"}"""),
    /** Plain text, so that what a stranger typed into a form can neither format nor mention. */
    SLACK(
            "Slack message",
            "https://hooks.slack.com/services/YOUR/WEBHOOK/URL",
            """
            {"text":"{event_type}","blocks":[{"type":"section","text":{"type":"plain_text",\
            "text":"{event_type}: {subscriber_first_name} {subscriber_last_name} {subscriber_email}"}}]}"""),
    /** Nobody is mentioned, whatever the text says. */
    DISCORD(
            "Discord message",
            "https://discord.com/api/webhooks/YOUR/WEBHOOK/URL",
            """
            {"content":"{event_type}: {subscriber_first_name} {subscriber_last_name} {subscriber_email}",\
            "allowed_mentions":{"parse":[]}}""");

    private final String title;
    private final String exampleUrl;
    private final String template;

    Preset(String title, String exampleUrl, String template) {
        this.title = title;
        this.exampleUrl = exampleUrl;
        this.template = template;
    }

    /** As it stands in the native API: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A few words for people. */
    public String title() {
        return title;
    }

    /** Where such targets take requests; parts of it may be the customer's own. */
    public String exampleUrl() {
        return exampleUrl;
    }

    /** The template. */
    public PayloadTemplate template() {
        return PayloadTemplate.parse(template);
    }

    /** The preset of that name. */
    public static Optional<Preset> named(String wireName) {
        return Arrays.stream(values())
                .filter(preset -> preset.wireName().equals(wireName))
                .findFirst();
    }
}
