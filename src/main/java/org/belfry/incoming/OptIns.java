package org.belfry.incoming;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.belfry.contact.AddressBook;
import org.belfry.contact.Authority;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.ContactState;
import org.belfry.contact.Occasion;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.mapping.ContactStatus;

/** Which contacts have been asked to confirm, and what becomes of them when they do. */
public final class OptIns {
    private final Expected expected;
    private final AddressBook book;
    private final ContactLedger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    public OptIns(
            Expected expected, AddressBook book, ContactLedger ledger, Transactions transactions, InstantSource clock) {
        this.expected = expected;
        this.book = book;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The confirmations that are kept. Every call belongs in a transaction. */
    public interface Expected {
        /** Keeps one. */
        void add(TokenHash token, Asked asked, Instant expiresAt);

        /** The one of that token, unless it has expired at {@code now}. */
        Optional<Asked> find(TokenHash token, Instant now);

        /** Forgets those that have expired. */
        int forget(Instant now);
    }

    /** Who was asked. */
    public record Asked(Tenant tenant, ContactId contact) {}

    /** Whoever shows the token confirms for the contact; false when the contact is gone. */
    public boolean expect(Tenant tenant, ContactId contact, TokenHash token, Instant expiresAt) {
        return transactions.call(() -> {
            boolean there = book.find(tenant, contact).isPresent();
            if (there) {
                expected.forget(clock.instant());
                expected.add(token, new Asked(tenant, contact), expiresAt);
            }
            return there;
        });
    }

    /** Subscribes the contact by its own word; false when the token is unknown or has expired. A second time changes nothing. */
    public boolean confirm(String token) {
        return transactions.call(() -> {
            Optional<Asked> asked = expected.find(TokenHash.of(token), clock.instant());
            asked.ifPresent(this::subscribe);
            return asked.isPresent();
        });
    }

    private void subscribe(Asked asked) {
        Occasion occasion =
                new Occasion(asked.tenant(), clock.instant().truncatedTo(ChronoUnit.MICROS), Authority.CONTACT);
        Optional<ContactState> found =
                book.findForChange(asked.tenant(), asked.contact()).map(ContactEntry::contact);
        found.filter(contact -> mayConfirm(contact.standing().status()))
                .ifPresent(contact -> ledger.replace(
                        contact, ContactChange.to(ContactStatus.SUBSCRIBED).apply(contact, occasion), occasion));
    }

    /** Who has opted out since is not brought back by an old mail. */
    private static boolean mayConfirm(ContactStatus status) {
        return status == ContactStatus.PENDING || status == ContactStatus.SUBSCRIBED;
    }
}
