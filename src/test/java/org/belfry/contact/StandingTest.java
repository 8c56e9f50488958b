package org.belfry.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.belfry.contact.Contacts.LATER;
import static org.belfry.contact.Contacts.by;
import static org.belfry.contact.Contacts.john;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.belfry.mapping.ContactStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
    private static Changed become(ContactState contact, ContactStatus status, Authority authority) {
        return ContactChange.to(status).apply(contact, by(authority));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContactStatus.class,
            names = {"UNSUBSCRIBED", "COMPLAINED"})
    void a_machine_never_subscribes_again_whoever_opted_out(ContactStatus optOut) {
        Changed changed = become(john(optOut), ContactStatus.SUBSCRIBED, Authority.MACHINE);
        assertThat(changed.state()).isEqualTo(john(optOut));
        assertThat(changed.events()).isEmpty();
        assertThat(changed.refusals()).containsExactly(ContactChange.OPTED_OUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContactStatus.class,
            names = {"PENDING", "BOUNCED"})
    void a_machine_may_subscribe_whoever_did_not_opt_out(ContactStatus status) {
        assertThat(become(john(status), ContactStatus.SUBSCRIBED, Authority.MACHINE)
                        .state()
                        .standing()
                        .status())
                .isEqualTo(ContactStatus.SUBSCRIBED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Authority.class,
            names = {"OPERATOR", "CONTACT"})
    void a_person_may_subscribe_it_again(Authority person) {
        Standing standing = become(john(ContactStatus.UNSUBSCRIBED), ContactStatus.SUBSCRIBED, person)
                .state()
                .standing();
        assertThat(standing.status()).isEqualTo(ContactStatus.SUBSCRIBED);
        assertThat(standing.optedOutAt()).isNull();
        assertThat(standing.confirmed()).isEqualTo(person == Authority.CONTACT);
    }

    @Test
    void a_confirmation_of_a_subscribed_contact_is_kept_without_an_event() {
        ContactState john = john(ContactStatus.SUBSCRIBED);
        Changed changed = become(john, ContactStatus.SUBSCRIBED, Authority.CONTACT);
        assertThat(changed.differsFrom(john)).isTrue();
        assertThat(changed.events()).isEmpty();
        assertThat(changed.state().standing().confirmedAt()).isEqualTo(LATER);
    }

    @Test
    void an_opt_out_ends_the_confirmation() {
        ContactState confirmed = become(john(ContactStatus.PENDING), ContactStatus.SUBSCRIBED, Authority.CONTACT)
                .state();
        assertThat(become(confirmed, ContactStatus.UNSUBSCRIBED, Authority.MACHINE)
                        .state()
                        .standing()
                        .confirmed())
                .isFalse();
    }

    @Test
    void nobody_becomes_what_is_not_allowed() {
        assertThatIllegalStateException().isThrownBy(() -> john(ContactStatus.UNSUBSCRIBED)
                .standing()
                .become(ContactStatus.SUBSCRIBED, by(Authority.MACHINE)));
    }

    @Property
    void no_detour_of_machines_subscribes_whoever_opted_out(@ForAll List<ContactStatus> detour) {
        ContactState contact = john(ContactStatus.UNSUBSCRIBED);
        for (ContactStatus status : detour) {
            contact = become(contact, status, Authority.MACHINE).state();
            assertThat(contact.standing().status()).isNotEqualTo(ContactStatus.SUBSCRIBED);
        }
    }

    @Property
    void machines_never_confirm(@ForAll ContactStatus first, @ForAll List<ContactStatus> detour) {
        ContactState contact = john(first);
        for (ContactStatus status : detour) {
            contact = become(contact, status, Authority.MACHINE).state();
        }
        assertThat(contact.standing().confirmed()).isFalse();
    }
}
