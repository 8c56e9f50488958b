package org.belfry.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.belfry.contact.AddressBook;
import org.belfry.contact.Authority;
import org.belfry.contact.ContactChange;
import org.belfry.contact.Occasion;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.database.TestDatabase;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.mail.Post;
import org.belfry.mapping.ContactFields;
import org.belfry.member.MemberDesk.Login;
import org.belfry.member.PasswordSetting.Sight;
import org.belfry.member.sql.SqlMembers;
import org.belfry.member.sql.SqlPasswordLinks;
import org.belfry.people.Door;
import org.belfry.security.Credentials;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Members, their mails, and what they do with the links, on every database. The clock stands in the past. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MembersContract {
    private static final Secret PASSWORD = new Secret("very secret password");
    private static final Secret ANOTHER = new Secret("another secret password");

    private final TestDatabase database;
    private final SteppingClock clock = new SteppingClock();
    private final Deque<String> letters = new ArrayDeque<>();
    private final AddressBook book;
    private final MemberDesk.Store store;
    private final MemberDesk desk;
    private final PasswordSetting setting;
    private final Deque<Optional<String>> addresses = new ArrayDeque<>();
    private final LinkMails mails;
    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;
    private ContactId ann = new ContactId(1);

    MembersContract(TestDatabase database) {
        this.database = database;
        this.book = new SqlAddressBook(database.rows());
        SqlPasswordLinks links = new SqlPasswordLinks(database.rows());
        this.store = new MemberDesk.Store(new SqlMembers(database.rows()), links, database.transactions());
        SecureRandom random = new SecureRandom();
        Door door = new Door(
                new Credentials("admin", new Secret("password of admin")),
                new Door.Rows(null, null, null),
                clock,
                random,
                new Door.Effort(1, 1, Duration.ZERO));
        this.desk = new MemberDesk(store, book, door, clock, () -> {});
        this.setting = new PasswordSetting(store, door::hash, clock);
        Post post = new Post(
                Optional.of((to, subject, text) -> letters.add("To: " + to + "\n" + text)),
                owner -> addresses.isEmpty() ? Optional.of("https://b.example") : addresses.poll());
        this.mails =
                new LinkMails(new LinkMails.Queue(links, database.transactions()), post, random, clock, Runnable::run);
    }

    @BeforeEach
    void somebody_new() {
        tenant = new Tenant("m" + ++tenants);
        addresses.clear();
        database.execute("DELETE FROM member_link");
        ann = contact("ann@example.com");
    }

    private ContactId contact(String email) {
        Occasion occasion = new Occasion(tenant, clock.instant(), Authority.MACHINE);
        ContactFields fields = new ContactFields(
                new EmailAddress(email),
                ContactFields.NONE.texts(),
                null,
                List.of(),
                List.of(),
                ContactFields.NONE.custom());
        return database.transactions().call(() -> {
            ContactId id = book.nextId();
            book.add(tenant, ContactChange.of(fields).create(id, occasion).state());
            return id;
        });
    }

    private Member admitted() {
        return desk.admit(tenant, new MemberDesk.Wanted(ann, "editor", true)).orElseThrow();
    }

    /** The token in the mail that leaves now. */
    private String mailed() {
        assertThat(mails.sendOne()).isTrue();
        String mail = letters.remove();
        assertThat(mail).contains("To: ann@example.com", "https://b.example/set-password?token=", "72 hours");
        return mail.replaceAll("(?s).*token=([\\w-]{32}).*", "$1");
    }

    private Member.State state() {
        return desk.find(tenant, ann).orElseThrow().link().state();
    }

    @Test
    void a_contact_becomes_a_member_once_and_only_in_its_own_tenant() {
        MemberDesk.Wanted wanted = new MemberDesk.Wanted(ann, "editor", false);
        assertThat(desk.admit(new Tenant("other"), wanted)).isEmpty();
        Member made = desk.admit(tenant, wanted).orElseThrow();
        assertThat(made.role()).isEqualTo("editor");
        assertThat(made.passwordSetAt()).isNull();
        assertThat(made.link()).isNull();
        assertThat(mails.sendOne()).isFalse();
        assertThatThrownBy(() -> desk.admit(tenant, wanted)).isInstanceOf(MemberDesk.AlreadyMember.class);
        assertThat(desk.find(new Tenant("other"), ann)).isEmpty();
        assertThat(desk.sendLink(new Tenant("other"), ann)).isEmpty();
        assertThat(desk.remove(new Tenant("other"), ann, member -> {})).isFalse();
        assertThat(desk.page(new Tenant("other"), null, 0, 9)).isEmpty();
        assertThat(desk.remove(tenant, ann, member -> {})).isTrue();
        assertThat(desk.find(tenant, ann)).isEmpty();
        assertThat(database.transactions().call(() -> book.find(tenant, ann))).isPresent();
    }

    @Test
    void members_have_pages_and_are_found_by_their_address() {
        admitted();
        ContactId bea = contact("bea@example.com");
        desk.admit(tenant, new MemberDesk.Wanted(bea, "author", false));
        assertThat(desk.page(tenant, null, 0, 1)).extracting(Member::contact).containsExactly(ann);
        assertThat(desk.page(tenant, null, ann.value(), 9))
                .extracting(Member::contact)
                .containsExactly(bea);
        assertThat(desk.page(tenant, new EmailAddress("bea@example.com"), 0, 9))
                .extracting(Member::role)
                .containsExactly("author");
    }

    @Test
    void another_role_counts_as_a_change() {
        Member made = admitted();
        database.transactions().run(() -> store.members().assign(ann, "author", clock.instant()));
        Member changed = desk.find(tenant, ann).orElseThrow();
        assertThat(changed.role()).isEqualTo("author");
        assertThat(changed.version()).isEqualTo(made.version() + 1);
    }

    @Test
    void the_link_in_the_mail_sets_the_password_once() {
        assertThat(admitted().link().state()).isEqualTo(Member.State.WAITING);
        String token = mailed();
        assertThat(state()).isEqualTo(Member.State.SENT);
        assertThat(setting.look(token)).isEqualTo(new Sight.Valid(new EmailAddress("ann@example.com")));
        assertThat(setting.look(token)).isInstanceOf(Sight.Valid.class);
        assertThat(setting.set(token, PASSWORD)).isInstanceOf(Sight.Valid.class);
        assertThat(state()).isEqualTo(Member.State.USED);
        assertThat(setting.set(token, ANOTHER)).isInstanceOf(Sight.Spent.class);
        assertThat(setting.look(token)).isInstanceOf(Sight.Spent.class);
        assertThat(setting.look("other")).isInstanceOf(Sight.Unknown.class);
        assertThat(desk.find(tenant, ann).orElseThrow().passwordSetAt()).isEqualTo(clock.instant());
        assertThat(login("ann@example.com", PASSWORD)).isInstanceOf(Login.Right.class);
        assertThat(login("ann@example.com", ANOTHER)).isInstanceOf(Login.Wrong.class);
    }

    private Login login(String email, Secret password) {
        return desk.check(tenant, new EmailAddress(email), password.reveal());
    }

    @Test
    void nobody_logs_in_without_a_password_or_as_somebody_who_is_not_there() {
        admitted();
        assertThat(login("ann@example.com", PASSWORD)).isInstanceOf(Login.Wrong.class);
        assertThat(login("nobody@example.com", PASSWORD)).isInstanceOf(Login.Wrong.class);
    }

    @Test
    void of_two_who_use_a_link_at_once_one_sets_the_password() {
        admitted();
        PasswordLinks.Known link = database.transactions()
                .call(() -> store.links().find(TokenHash.of(mailed())))
                .orElseThrow();
        assertThat(database.transactions().call(() -> store.links().use(link.id(), clock.instant())))
                .isTrue();
        assertThat(database.transactions().call(() -> store.links().use(link.id(), clock.instant())))
                .isFalse();
    }

    @Test
    void a_link_is_worth_nothing_after_72_hours() {
        admitted();
        String token = mailed();
        clock.step(Duration.ofDays(3).minusMillis(1));
        assertThat(setting.look(token)).isInstanceOf(Sight.Valid.class);
        clock.step(Duration.ofMillis(1));
        assertThat(setting.look(token)).isInstanceOf(Sight.Spent.class);
        assertThat(setting.set(token, PASSWORD)).isInstanceOf(Sight.Spent.class);
        assertThat(desk.find(tenant, ann).orElseThrow().passwordSetAt()).isNull();
        database.transactions().run(() -> store.links().forget(clock.instant()));
        assertThat(setting.look(token)).isInstanceOf(Sight.Unknown.class);
    }

    @Test
    void a_new_link_ends_the_one_before() {
        admitted();
        String old = mailed();
        desk.sendLink(tenant, ann);
        assertThat(setting.look(old)).isInstanceOf(Sight.Spent.class);
        String fresh = mailed();
        assertThat(setting.set(old, PASSWORD)).isInstanceOf(Sight.Spent.class);
        assertThat(setting.set(fresh, PASSWORD)).isInstanceOf(Sight.Valid.class);
    }

    @Test
    void a_removed_members_link_is_gone() {
        admitted();
        String token = mailed();
        desk.remove(tenant, ann, member -> {});
        assertThat(setting.set(token, PASSWORD)).isInstanceOf(Sight.Unknown.class);
    }

    @Test
    void a_mail_that_cannot_leave_is_tried_again_three_times() {
        admitted();
        for (int attempts = 1; attempts <= 4; attempts++) {
            addresses.add(Optional.empty());
            assertThat(mails.sendOne()).isTrue();
            assertThat(desk.find(tenant, ann).orElseThrow().link().error()).contains("BELFRY_PUBLIC_URL");
            assertThat(state()).isEqualTo(attempts < 4 ? Member.State.WAITING : Member.State.FAILED);
        }
        assertThat(mails.sendOne()).isFalse();
        desk.sendLink(tenant, ann);
        assertThat(setting.look(mailed())).isInstanceOf(Sight.Valid.class);
    }

    @Test
    void a_mail_has_one_sender_and_who_has_lost_its_lease_changes_nothing() {
        admitted();
        List<PasswordLinks.Due> first = claim();
        assertThat(first).hasSize(1);
        assertThat(claim()).isEmpty();
        database.execute("UPDATE member_link SET due_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        assertThat(claim()).hasSize(1);
        PasswordLinks.Ticket lost = first.get(0).ticket();
        assertThat(database.transactions().call(() -> store.links().arm(lost, TokenHash.of("t"), clock.instant())))
                .isFalse();
        database.transactions().run(() -> store.links().sent(lost));
        assertThat(state()).isEqualTo(Member.State.WAITING);
    }

    private List<PasswordLinks.Due> claim() {
        return database.transactions().call(() -> store.links().claim(5, Duration.ofMinutes(2)));
    }
}
