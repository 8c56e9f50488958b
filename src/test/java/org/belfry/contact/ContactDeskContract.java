package org.belfry.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.contact.sql.SqlLabelBook;
import org.belfry.database.TestDatabase;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.TextField;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The directory as people with a role use it, on every store; each test has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContactDeskContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;
    private final List<HubEvent> rung = new ArrayList<>();
    private final List<String> tagged = new ArrayList<>();
    private final SteppingClock clock = new SteppingClock();
    private final LabelBook labels;
    private final Transactions transactions;
    private final ContactDesk desk;

    ContactDeskContract(Stores stores) {
        AddressBook book = stores.book();
        this.labels = stores.labels();
        this.transactions = stores.transactions();
        ContactLedger ledger = new ContactLedger(
                book, rung::add, (owner, email) -> tagged.add(email.value()), (occasion, contact, tags) -> List.of());
        this.desk = new ContactDesk(book, labels, ledger, transactions, clock);
    }

    /** Where the contacts of a test are. */
    record Stores(AddressBook book, LabelBook labels, Transactions transactions) {
        static Stores in(TestDatabase database) {
            return new Stores(
                    new SqlAddressBook(database.rows()),
                    new SqlLabelBook(database.rows(), InstantSource.system()),
                    database.transactions());
        }

        static Stores in(MemoryAddressBook book) {
            return new Stores(book, book, TestDatabase.NO_TRANSACTIONS);
        }
    }

    @BeforeEach
    void nobody_is_there() {
        tenant = new Tenant("t" + ++tenants);
        rung.clear();
        tagged.clear();
    }

    private static ContactFields fields(String email, ContactStatus status, Map<TextField, String> texts) {
        return new ContactFields(
                email.isEmpty() ? null : new EmailAddress(email),
                texts,
                status,
                List.of(),
                List.of(),
                Map.of("plan", RawJson.of("{\"n\": 1}")));
    }

    private static ContactEdit edit(ContactFields fields) {
        return new ContactEdit(fields, Erasure.NOTHING, null, null);
    }

    private ContactEntry ann() {
        ContactFields fields = fields("ann@b.example", null, Map.of(TextField.FIRST_NAME, "Ann"));
        return desk.create(tenant, new ContactEdit(fields, Erasure.NOTHING, List.of("VIP", "vip"), List.of("News")));
    }

    private ContactEntry change(ContactEntry entry, ContactEdit edit) {
        return desk.change(tenant, entry.contact().id(), kept -> edit).orElseThrow();
    }

    private List<String> types() {
        return rung.stream().map(HubEvent::type).toList();
    }

    @Test
    void a_new_contact_is_kept_whole_and_every_event_of_it_is_rung() {
        ContactState ann = ann().contact();
        assertThat(desk.find(tenant, ann.id()).orElseThrow()).isEqualTo(new ContactEntry(ann, 1));
        assertThat(ann.createdAt()).isEqualTo(clock.instant());
        assertThat(ann.standing().status()).isEqualTo(ContactStatus.SUBSCRIBED);
        assertThat(ann.tags().slugs()).containsExactly("vip");
        assertThat(types()).containsExactly("contact.created", "contact.list_added", "contact.tag_added");
        assertThat(rung).allMatch(event -> event.tenant().equals(tenant));
        assertThat(new String(rung.get(2).data().bytes(), StandardCharsets.UTF_8))
                .contains("\"email\":\"ann@b.example\"", "\"plan\":{\"n\": 1}", "\"slug\":\"vip\"");
        assertThat(tagged).isEmpty();
    }

    @Test
    void one_address_is_one_contact_of_a_tenant() {
        ContactEntry ann = ann();
        assertThatThrownBy(this::ann).isInstanceOf(EmailTaken.class);
        ContactEntry bob = desk.create(tenant, edit(fields("bob@b.example", null, Map.of())));
        assertThatThrownBy(() -> change(bob, edit(fields("ann@b.example", null, Map.of()))))
                .isInstanceOf(EmailTaken.class);
        change(ann, edit(fields("ann@c.example", null, Map.of())));
        change(bob, edit(fields("ann@b.example", null, Map.of())));
        Tenant other = new Tenant("other" + tenants);
        assertThat(desk.create(other, edit(fields("ann@b.example", null, Map.of())))
                        .version())
                .isOne();
    }

    @Test
    void a_change_gives_what_is_told_and_takes_what_is_to_go() {
        ContactEntry before = ann();
        Instant noon = clock.instant();
        clock.step(MINUTE);
        ContactFields told = fields("", ContactStatus.UNSUBSCRIBED, Map.of(TextField.PHONE, "1"));
        ContactEntry after = change(
                before,
                new ContactEdit(
                        told,
                        new Erasure(Set.of(TextField.FIRST_NAME), Set.of("other")),
                        List.of("gold", "silver"),
                        List.of()));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.contact().profile().texts()).isEqualTo(Map.of(TextField.PHONE, "1"));
        assertThat(after.contact().tags().slugs()).containsExactly("gold", "silver");
        assertThat(after.contact().lists().all()).isEmpty();
        assertThat(after.contact().updatedAt()).isEqualTo(noon.plus(MINUTE));
        assertThat(after.contact().standing().optedOutAt()).isEqualTo(noon.plus(MINUTE));
        assertThat(types().subList(3, 9))
                .containsExactly(
                        "contact.updated",
                        "contact.status_changed",
                        "contact.list_removed",
                        "contact.tag_added",
                        "contact.tag_added",
                        "contact.tag_removed");
        assertThat(tagged).containsExactly("ann@b.example");
    }

    @Test
    void what_changes_nothing_is_not_kept_and_rings_nothing() {
        ContactEntry ann = ann();
        rung.clear();
        assertThat(change(ann, edit(fields("", ContactStatus.SUBSCRIBED, Map.of(TextField.FIRST_NAME, "Ann")))))
                .isEqualTo(ann);
        assertThat(rung).isEmpty();
    }

    @Test
    void the_history_tells_every_change_newest_first_without_values() {
        ContactEntry ann = ann();
        change(ann, edit(fields("", ContactStatus.BOUNCED, Map.of(TextField.CITY, "Ulm"))));
        ContactId id = ann.contact().id();
        List<ContactNote> all = desk.history(tenant, id, Long.MAX_VALUE, 10).orElseThrow();
        assertThat(all)
                .extracting(ContactNote::type)
                .containsExactly(
                        "contact.status_changed",
                        "contact.updated",
                        "contact.tag_added",
                        "contact.list_added",
                        "contact.created");
        assertThat(all.get(0).detail()).isEqualTo(RawJson.of("{\"from\":\"subscribed\",\"to\":\"bounced\"}"));
        assertThat(all.get(1).detail()).isEqualTo(RawJson.of("{\"fields\":[\"city\"]}"));
        assertThat(all.get(1).authority()).isEqualTo(Authority.OPERATOR);
        assertThat(desk.history(tenant, id, all.get(1).id(), 2).orElseThrow()).isEqualTo(all.subList(2, 4));
        assertThat(desk.history(new Tenant("nobody"), id, Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void a_deleted_contact_is_gone_with_its_history_and_its_address_is_free() {
        ContactEntry ann = ann();
        ContactId id = ann.contact().id();
        assertThat(desk.delete(new Tenant("nobody"), id, entry -> {})).isFalse();
        assertThatThrownBy(() -> desk.delete(tenant, id, entry -> {
                    throw new IllegalStateException("412");
                }))
                .hasMessage("412");
        rung.clear();
        assertThat(desk.delete(tenant, id, entry -> {})).isTrue();
        assertThat(types()).containsExactly("contact.deleted");
        assertThat(desk.find(tenant, id)).isEmpty();
        assertThat(desk.history(tenant, id, Long.MAX_VALUE, 9)).isEmpty();
        assertThat(ann().contact().id()).isNotEqualTo(id);
    }

    @Test
    void pages_show_what_the_filter_asks_for_in_the_order_of_birth() {
        ContactId ann = ann().contact().id();
        ContactId bob = desk.create(tenant, edit(fields("bob@b.example", ContactStatus.PENDING, Map.of())))
                .contact()
                .id();
        assertThat(ids(ContactFilter.ALL, 0)).containsExactly(ann, bob);
        assertThat(ids(ContactFilter.ALL, ann.value())).containsExactly(bob);
        assertThat(ids(new ContactFilter(new EmailAddress("bob@b.example"), null, null, null), 0))
                .containsExactly(bob);
        assertThat(ids(new ContactFilter(null, new Slug("vip"), null, null), 0)).containsExactly(ann);
        assertThat(ids(new ContactFilter(null, new Slug("news"), null, null), 0))
                .isEmpty();
        assertThat(ids(new ContactFilter(null, null, new Slug("news"), null), 0))
                .containsExactly(ann);
        assertThat(ids(new ContactFilter(null, null, null, ContactStatus.PENDING), 0))
                .containsExactly(bob);
        assertThat(desk.page(tenant, ContactFilter.ALL, 0, 1)).hasSize(1);
    }

    private List<ContactId> ids(ContactFilter filter, long after) {
        return desk.page(tenant, filter, after, 9).stream()
                .map(ContactState::id)
                .toList();
    }

    @Test
    void a_label_is_found_by_its_slug_and_goes_when_nobody_has_it() {
        ContactEntry ann = ann();
        transactions.run(() -> {
            Label vip = labels.find(tenant, LabelKind.TAG, new Slug("vip")).orElseThrow();
            assertThat(labels.findOrAdd(tenant, LabelKind.TAG, new Slug("vip"), "other"))
                    .isEqualTo(vip);
            assertThat(labels.find(tenant, LabelKind.LIST, new Slug("vip"))).isEmpty();
            assertThat(labels.removeUnused(vip)).isFalse();
            labels.rename(vip, "Very");
            assertThat(labels.page(tenant, LabelKind.TAG, 0, 9))
                    .containsExactly(new Label(vip.id(), vip.slug(), "Very"));
        });
        assertThat(desk.find(tenant, ann.contact().id())
                        .orElseThrow()
                        .contact()
                        .tags()
                        .all()
                        .get(0)
                        .title())
                .isEqualTo("Very");
        desk.delete(tenant, ann.contact().id(), entry -> {});
        transactions.run(() -> assertThat(labels.removeUnused(
                        labels.find(tenant, LabelKind.TAG, new Slug("vip")).orElseThrow()))
                .isTrue());
    }
}
