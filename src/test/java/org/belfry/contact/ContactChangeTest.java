package org.belfry.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.belfry.contact.Contacts.BORN;
import static org.belfry.contact.Contacts.LATER;
import static org.belfry.contact.Contacts.NEWS;
import static org.belfry.contact.Contacts.VIP;
import static org.belfry.contact.Contacts.by;
import static org.belfry.contact.Contacts.fields;
import static org.belfry.contact.Contacts.john;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.event.SampleData;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.TextField;
import org.junit.jupiter.api.Test;

class ContactChangeTest {
    private static final Occasion AT_BIRTH = new Occasion(Tenant.DEFAULT, BORN, Authority.MACHINE);

    private static List<String> types(List<HubEvent> events) {
        return events.stream().map(HubEvent::type).toList();
    }

    private static ContactFields told(ContactStatus status) {
        return new ContactFields(
                new EmailAddress("john@example.com"),
                Map.of(TextField.FIRST_NAME, "John", TextField.LAST_NAME, "Doe"),
                status,
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    void a_new_contact_rings_the_event_of_the_page_byte_for_byte() {
        Changed changed = ContactChange.of(told(null)).create(new ContactId(123), AT_BIRTH);
        assertThat(changed.state()).isEqualTo(john(ContactStatus.SUBSCRIBED));
        assertThat(changed.events())
                .containsExactly(new HubEvent(
                        null, "contact.created", BORN, SampleData.of(EventType.CONTACT_CREATED), null, Tenant.DEFAULT));
    }

    @Test
    void a_new_contact_with_labels_rings_for_each_of_them() {
        ContactChange change = ContactChange.of(told(ContactStatus.PENDING))
                .with(LabelChange.adding(List.of(VIP)), LabelChange.adding(List.of(NEWS)));
        Changed changed = change.create(new ContactId(123), AT_BIRTH);
        assertThat(types(changed.events()))
                .containsExactly("contact.created", "contact.list_added", "contact.tag_added");
        assertThat(changed.state().standing().status()).isEqualTo(ContactStatus.PENDING);
    }

    @Test
    void nobody_is_a_contact_without_an_email() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactChange.of(ContactFields.NONE).create(new ContactId(1), AT_BIRTH));
    }

    @Test
    void events_of_labels_and_status_look_like_the_samples() {
        ContactState john = john(ContactStatus.SUBSCRIBED);
        Occasion noTimePasses = AT_BIRTH;
        HubEvent status = ContactChange.to(ContactStatus.UNSUBSCRIBED)
                .apply(john, noTimePasses)
                .events()
                .get(0);
        assertThat(status.data()).isEqualTo(SampleData.of(EventType.CONTACT_STATUS_CHANGED));
        HubEvent deleted = ContactChange.delete(john, noTimePasses);
        assertThat(deleted.type()).isEqualTo("contact.deleted");
        assertThat(deleted.data()).isEqualTo(SampleData.of(EventType.CONTACT_DELETED));
        ContactState tagged = ContactChange.of(ContactFields.NONE)
                .with(LabelChange.adding(List.of(VIP)), LabelChange.NONE)
                .apply(john, noTimePasses)
                .state();
        HubEvent removed = ContactChange.of(ContactFields.NONE)
                .with(LabelChange.removing(VIP.slug()), LabelChange.NONE)
                .apply(tagged, noTimePasses)
                .events()
                .get(0);
        assertThat(removed.type()).isEqualTo("contact.tag_removed");
        assertThat(removed.data()).isEqualTo(SampleData.of(EventType.CONTACT_TAG_REMOVED));
    }

    @Test
    void a_change_of_the_profile_rings_updated_and_dates_the_contact() {
        Changed changed = ContactChange.of(fields(Map.of(TextField.FIRST_NAME, "John"), Map.of("a", RawJson.of("1"))))
                .apply(john(ContactStatus.SUBSCRIBED), by(Authority.MACHINE));
        assertThat(types(changed.events())).containsExactly("contact.updated");
        assertThat(changed.state().updatedAt()).isEqualTo(LATER);
        assertThat(changed.events().get(0).data())
                .isEqualTo(
                        RawJson.of(
                                """
                {"contact":{"id":123,"email":"john@example.com","first_name":"John","last_name":"Doe",\
                "status":"subscribed","created_at":"2024-01-15T10:30:00Z","custom_values":{"a":1},\
                "updated_at":"2024-01-16T09:00:00Z"}}"""));
    }

    @Test
    void what_is_absent_stays_and_what_is_equal_rings_nothing() {
        ContactState john = ContactChange.of(fields(Map.of(TextField.CITY, "Rome"), Map.of("a", RawJson.of("1"))))
                .with(LabelChange.adding(List.of(VIP)), LabelChange.adding(List.of(NEWS)))
                .apply(john(ContactStatus.SUBSCRIBED), by(Authority.MACHINE))
                .state();
        ContactChange same = ContactChange.of(fields(Map.of(TextField.CITY, "Rome"), Map.of("a", RawJson.of("1"))))
                .with(LabelChange.adding(List.of(VIP)), LabelChange.removing(new Slug("other")));
        Occasion muchLater = new Occasion(Tenant.DEFAULT, LATER.plusSeconds(99), Authority.MACHINE);
        for (ContactChange change : List.of(same, ContactChange.of(ContactFields.NONE))) {
            Changed changed = change.apply(john, muchLater);
            assertThat(changed.differsFrom(john)).isFalse();
            assertThat(changed.events()).isEmpty();
        }
    }

    @Test
    void a_change_rings_in_one_order_and_every_event_shows_the_end() {
        ContactState john = john(ContactStatus.SUBSCRIBED);
        Changed changed = new ContactChange(
                        told(ContactStatus.BOUNCED),
                        LabelChange.adding(List.of(VIP)),
                        LabelChange.adding(List.of(NEWS)),
                        Erasure.NOTHING)
                .apply(
                        ContactChange.of(fields(Map.of(TextField.FIRST_NAME, "Jack"), Map.of()))
                                .apply(john, by(Authority.MACHINE))
                                .state(),
                        by(Authority.MACHINE));
        assertThat(types(changed.events()))
                .containsExactly(
                        "contact.updated", "contact.status_changed", "contact.list_added", "contact.tag_added");
        String contact = new String(changed.state().json().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(changed.events()).allSatisfy(event -> assertThat(
                        new String(event.data().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("{\"contact\":" + contact));
    }

    @Test
    void a_source_that_tells_all_tags_takes_away_those_it_does_not_tell() {
        Label old = new Label(1, new Slug("old"), "Old");
        Labels current = new Labels(List.of(old, VIP));
        LabelChange change = LabelChange.exactly(List.of(VIP, NEWS), current);
        assertThat(change.remove()).isEqualTo(Set.of(old.slug()));
        assertThat(current.after(change).slugs()).containsExactly("newsletter", "vip");
    }
}
