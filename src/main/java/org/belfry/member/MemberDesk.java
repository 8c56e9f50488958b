package org.belfry.member;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.belfry.contact.AddressBook;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.people.Admission;
import org.belfry.people.Door;
import org.belfry.security.PasswordHash;
import org.jspecify.annotations.Nullable;

/** What owners do with members, each call a transaction. */
public final class MemberDesk {
    private final Store store;
    private final AddressBook contacts;
    private final Door door;
    private final InstantSource clock;
    private final Runnable nudge;

    /** @param nudge told that a mail waits */
    public MemberDesk(Store store, AddressBook contacts, Door door, InstantSource clock, Runnable nudge) {
        this.store = store;
        this.contacts = contacts;
        this.door = door;
        this.clock = clock;
        this.nudge = nudge;
    }

    /** Where members are kept. */
    public record Store(Members members, PasswordLinks links, Transactions transactions) {}

    /**
     * A member that is to be made.
     *
     * @param welcome whether a mail with a link is sent
     */
    public record Wanted(ContactId contact, String role, boolean welcome) {}

    /** The contact is a member already. */
    public static final class AlreadyMember extends RuntimeException {
        AlreadyMember() {
            super("The contact is a member already.", null, false, false);
        }
    }

    /** Those of contacts with an id above {@code after}; only the one with that address unless it is null. */
    public List<Member> page(Tenant tenant, @Nullable EmailAddress email, long after, int limit) {
        return store.transactions().call(() -> store.members().page(tenant, email, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<Member> find(Tenant tenant, ContactId contact) {
        return store.transactions().call(() -> store.members().find(tenant, contact));
    }

    /**
     * Makes a contact a member; nothing when there is no such contact.
     *
     * @throws AlreadyMember when it is one
     */
    public Optional<Member> admit(Tenant tenant, Wanted wanted) {
        Optional<Member> made = store.transactions()
                .call(() -> contacts.findForChange(tenant, wanted.contact()).flatMap(found -> {
                    if (!store.members().admit(tenant, wanted.contact(), wanted.role(), now())) {
                        throw new AlreadyMember();
                    }
                    if (wanted.welcome()) {
                        store.links().ask(wanted.contact(), now());
                    }
                    return store.members().find(tenant, wanted.contact());
                }));
        nudge.run();
        return made;
    }

    /**
     * Removes a member, whose contact stays; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean remove(Tenant tenant, ContactId contact, Consumer<Member> check) {
        return store.transactions().call(() -> {
            Optional<Member> found = store.members().findForChange(tenant, contact);
            found.ifPresent(member -> {
                check.accept(member);
                store.members().remove(contact);
            });
            return found.isPresent();
        });
    }

    /** Queues a mail with a new link; the one before is worth nothing from now on. Nothing when there is no such member. */
    public Optional<Member> sendLink(Tenant tenant, ContactId contact) {
        Optional<Member> asked = store.transactions()
                .call(() -> store.members().findForChange(tenant, contact).flatMap(found -> {
                    store.links().ask(contact, now());
                    return store.members().find(tenant, contact);
                }));
        nudge.run();
        return asked;
    }

    /** What became of a member's password. */
    public sealed interface Login {
        /** It is right. */
        record Right(Member member) implements Login {}

        /** It is wrong, or there is no such member; both take as long. */
        record Wrong() implements Login {}

        /** Too many passwords are being checked. */
        record Busy() implements Login {}
    }

    /** Whether a member has that password. Takes some 0.2 s of a processor. */
    public Login check(Tenant tenant, EmailAddress email, String password) {
        Optional<Member> member = page(tenant, email, 0, 1).stream().findFirst();
        Optional<PasswordHash> kept = member.flatMap(
                found -> store.transactions().call(() -> store.members().password(found.contact())));
        Optional<Admission> objection = door.objection(kept, password);
        if (objection.isEmpty()) {
            return new Login.Right(member.orElseThrow());
        }
        return objection.get() instanceof Admission.Busy ? new Login.Busy() : new Login.Wrong();
    }

    /** The databases keep microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
