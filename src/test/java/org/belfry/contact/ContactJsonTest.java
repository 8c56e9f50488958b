package org.belfry.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.TextField;
import org.junit.jupiter.api.Test;

class ContactJsonTest {
    @Test
    void shows_everything_in_one_order() {
        Map<TextField, String> texts = new EnumMap<>(TextField.class);
        for (TextField field : TextField.values()) {
            texts.put(field, field.wireName());
        }
        Map<String, RawJson> custom = new LinkedHashMap<>();
        custom.put("z", RawJson.of("{ \"n\":1.50 }"));
        custom.put("a", RawJson.of("\"é\""));
        ContactState contact = new ContactState(
                new ContactId(1),
                new Profile(new EmailAddress("a@b.example"), texts, custom),
                Standing.first(ContactStatus.PENDING, Contacts.BORN),
                new Labels(List.of(Contacts.VIP, Contacts.NEWS)),
                new Labels(List.of(Contacts.NEWS)),
                Contacts.BORN,
                Contacts.LATER);
        assertThat(contact.json())
                .isEqualTo(
                        RawJson.of(
                                """
                {"id":1,"email":"a@b.example","first_name":"first_name","last_name":"last_name","status":"pending",\
                "created_at":"2024-01-15T10:30:00Z","full_name":"full_name","phone":"phone",\
                "contact_type":"contact_type","address_line_1":"address_line_1","address_line_2":"address_line_2",\
                "city":"city","state":"state","country":"country","postal_code":"postal_code",\
                "date_of_birth":"date_of_birth","tags":["newsletter","vip"],"lists":["newsletter"],\
                "custom_values":{"z":{ "n":1.50 },"a":"é"},"updated_at":"2024-01-16T09:00:00Z"}"""));
    }

    @Test
    void names_that_are_not_known_are_null() {
        ContactState contact = new ContactState(
                new ContactId(1),
                new Profile(new EmailAddress("a@b.example"), Map.of(), Map.of()),
                Standing.first(ContactStatus.SUBSCRIBED, Contacts.BORN),
                Labels.NONE,
                Labels.NONE,
                Contacts.BORN,
                Contacts.BORN);
        assertThat(contact.json())
                .isEqualTo(
                        RawJson.of(
                                """
                {"id":1,"email":"a@b.example","first_name":null,"last_name":null,"status":"subscribed",\
                "created_at":"2024-01-15T10:30:00Z"}"""));
    }
}
