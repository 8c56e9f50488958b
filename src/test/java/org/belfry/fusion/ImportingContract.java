package org.belfry.fusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.contact.AddressBook;
import org.belfry.contact.ContactDesk;
import org.belfry.contact.ContactEdit;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.Erasure;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.contact.sql.SqlLabelBook;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmId;
import org.belfry.crm.LoadedContact;
import org.belfry.crm.sql.SqlCrmConnections;
import org.belfry.database.TestDatabase;
import org.belfry.fusion.sql.SqlLinks;
import org.belfry.guard.ContactKey;
import org.belfry.guard.LoopbackGuard;
import org.belfry.guard.sql.SqlLocks;
import org.belfry.incoming.Errand;
import org.belfry.incoming.Outcome;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.incoming.RunBook;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactFields;
import org.belfry.member.Member;
import org.belfry.member.MemberRoles;
import org.belfry.member.sql.SqlMembers;
import org.belfry.member.sql.SqlPasswordLinks;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a contact that a CRM told, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ImportingContract {
    private static final EmailAddress CUSTOMER = new EmailAddress("customer@example.com");
    private static final CrmId SEVEN = new CrmId("7");

    private final TestDatabase database;
    private final SteppingClock clock = new SteppingClock();
    private final AddressBook book;
    private final SqlLabelBook labels;
    private final SqlMembers members;
    private final SqlLinks links;
    private final Welcome welcome;
    private final LoopbackGuard guard;
    private final ContactDesk desk;
    private final List<String> enrolled = new ArrayList<>();
    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;
    private long connection;

    ImportingContract(TestDatabase database) {
        this.database = database;
        this.book = new SqlAddressBook(database.rows());
        this.labels = new SqlLabelBook(database.rows(), InstantSource.system());
        this.members = new SqlMembers(database.rows());
        this.links = new SqlLinks(database.rows());
        this.guard = new LoopbackGuard(new SqlLocks(database.rows()));
        this.welcome = new Welcome(
                members,
                new SqlPasswordLinks(database.rows()),
                new MemberRoles(List.of("student", "teacher")),
                owner -> Optional.of("BELFRY_MAIL_HOST is not set."));
        ContactLedger ledger = new ContactLedger(
                book,
                event -> {},
                (owner, email) -> guard.tagApplied(ContactKey.ofEmail(owner, email), clock.instant()),
                (occasion, contact, tags) -> List.of());
        this.desk = new ContactDesk(book, labels, ledger, database.transactions(), clock);
    }

    @BeforeEach
    void another_tenant_and_its_crm() {
        tenant = new Tenant("i" + ++tenants);
        enrolled.clear();
        SqlCrmConnections connections = new SqlCrmConnections(database.rows());
        connection = database.transactions().call(() -> {
            long id = connections.nextId();
            connections.add(new CrmConnection(
                    id,
                    tenant,
                    new CrmConnection.Reach("crm", "https://crm.example", "/contacts/{id}"),
                    null,
                    new CrmConnection.Reading(null, null, null),
                    1,
                    clock.instant(),
                    clock.instant()));
            return id;
        });
    }

    private Importing importing(LoopbackGuard asked) {
        ContactLedger quiet = new ContactLedger(book, event -> {}, (owner, email) -> {}, (occasion, contact, tags) -> {
            tags.forEach(tag -> enrolled.add(tag.slug().value()));
            return List.of("A remark.");
        });
        return new Importing(new Importing.Books(new RunBook.Shelf(book, labels, quiet), links), welcome, asked, clock);
    }

    private Outcome told(LoopbackGuard asked, FusionCall call, String more) {
        LoadedContact loaded = LoadedContact.of(
                        StrictJson.read(("{\"email\":\"customer@example.com\"" + more + "}").getBytes(UTF_8)),
                        new CrmConnection.Reading(null, null, null))
                .orElseThrow();
        Load load = new Load(new Errand.Ticket(1, 1), tenant, connection, call.json(), Load.Progress.FRESH);
        return database.transactions().call(() -> importing(asked).take(load, call, loaded));
    }

    private static FusionCall call(FusionAction action, String role) {
        return new FusionCall(action, SEVEN, role, action == FusionAction.ADD);
    }

    private Optional<ContactEntry> customer() {
        return database.transactions()
                .call(() -> book.findForChange(tenant, CUSTOMER).flatMap(found -> book.find(tenant, found.id())));
    }

    private List<String> tags() {
        return customer().orElseThrow().contact().tags().slugs();
    }

    private static ContactEdit edit(EmailAddress email, List<String> tags) {
        ContactFields none = ContactFields.NONE;
        return new ContactEdit(
                new ContactFields(email, none.texts(), null, List.of(), List.of(), none.custom()),
                Erasure.NOTHING,
                tags,
                null);
    }

    /** As WP Fusion's page on webhooks tells it. */
    @Test
    void the_seeds_five_step_tag_erasing_story_the_tags_survive() {
        // 1. A customer checks out; the contact is made here, and in the CRM, without tags.
        ContactEntry made = desk.create(tenant, edit(CUSTOMER, List.of()));
        // 2. The CRM sends its webhook for any edited contact. 3. Meanwhile the course's tag is applied.
        desk.change(tenant, made.contact().id(), before -> edit(null, List.of("Course")));
        // 4. The webhook arrives: the contact has no tags.
        Outcome blocked = told(guard, call(FusionAction.UPDATE, null), ",\"tags\":[]");
        // 5. The customer keeps the course.
        assertThat(blocked.status()).isEqualTo(ReceiptStatus.BLOCKED);
        assertThat(tags()).containsExactly("course");
        // And keeps it without the guard, and when the minute is over: the CRM had never told that tag.
        assertThat(told(LoopbackGuard.off(), call(FusionAction.UPDATE, null), ",\"tags\":[]")
                        .status())
                .isEqualTo(ReceiptStatus.PROCESSED);
        assertThat(tags()).containsExactly("course");
        clock.step(Duration.ofMinutes(1));
        told(guard, call(FusionAction.UPDATE_TAGS, null), ",\"tags\":[]");
        told(guard, call(FusionAction.UPDATE, null), "");
        assertThat(tags()).containsExactly("course");
    }

    @Test
    void a_crm_takes_back_only_what_it_told() {
        told(guard, call(FusionAction.ADD, null), ",\"tags\":[\"Gold\",\"Club\"]");
        assertThat(tags()).containsExactly("club", "gold");
        told(guard, call(FusionAction.UPDATE_TAGS, null), "");
        assertThat(tags()).containsExactly("club", "gold");
        told(guard, call(FusionAction.UPDATE_TAGS, null), ",\"tags\":[\"Gold\"]");
        assertThat(tags()).containsExactly("gold");
    }

    @Test
    void tags_that_are_new_enroll_and_what_was_stopped_is_a_warning() {
        Outcome first = told(guard, call(FusionAction.ADD, null), ",\"tags\":[\"Gold\"]");
        assertThat(enrolled).containsExactly("gold");
        assertThat(first.remarks().warnings()).contains("A remark.");
        told(guard, call(FusionAction.UPDATE_TAGS, null), ",\"tags\":[\"Gold\",\"Club\"]");
        assertThat(enrolled).containsExactly("gold", "club");
        told(guard, call(FusionAction.UPDATE_TAGS, null), ",\"tags\":[\"Gold\",\"Club\"]");
        assertThat(enrolled).containsExactly("gold", "club");
    }

    private Member member() {
        return database.transactions()
                .call(() ->
                        members.find(tenant, customer().orElseThrow().contact().id()))
                .orElseThrow();
    }

    @Test
    void add_makes_a_member_with_the_first_role_and_a_waiting_mail() {
        Outcome done = told(guard, call(FusionAction.ADD, null), "");
        assertThat(member().role()).isEqualTo("student");
        assertThat(member().link().state()).isEqualTo(Member.State.WAITING);
        assertThat(done.remarks().warnings()).singleElement().asString().contains("BELFRY_MAIL_HOST");
    }

    @Test
    void a_member_gets_another_role_only_when_one_is_named_that_there_is() {
        told(guard, call(FusionAction.ADD, "teacher"), "");
        told(guard, call(FusionAction.ADD, null), "");
        assertThat(member().role()).isEqualTo("teacher");
        told(guard, call(FusionAction.UPDATE, "student"), "");
        assertThat(member().role()).isEqualTo("student");
        Outcome edited = told(guard, call(FusionAction.UPDATE, "emperor"), "");
        assertThat(member().role()).isEqualTo("student");
        assertThat(edited.remarks().warnings()).contains("There is no role emperor; none was given.");
    }

    @Test
    void update_makes_nobody() {
        Outcome skipped = told(guard, call(FusionAction.UPDATE, "teacher"), "");
        assertThat(skipped.actions().get(0).message()).contains("only add imports");
        assertThat(customer()).isEmpty();
    }
}
