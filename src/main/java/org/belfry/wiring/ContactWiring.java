package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.belfry.contact.AddressBook;
import org.belfry.contact.ContactDesk;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.LabelBook;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.contact.sql.SqlLabelBook;
import org.belfry.database.Product;
import org.belfry.database.Rows;
import org.belfry.event.HubEvent;
import org.belfry.guard.ContactKey;
import org.belfry.guard.LoopbackGuard;
import org.belfry.guard.sql.SqlLocks;
import org.belfry.incoming.Starting;
import org.belfry.kernel.Transactions;

/** Makes the contact directory. */
@ApplicationScoped
class ContactWiring {
    @Produces
    @Singleton
    Rows rows(DataSource dataSource, Settings settings) {
        Product product =
                switch (settings.database().product()) {
                    case H2 -> Product.H2;
                    case POSTGRESQL -> Product.POSTGRESQL;
                };
        return new Rows(dataSource, product);
    }

    @Produces
    @Singleton
    AddressBook addressBook(Rows rows) {
        return new SqlAddressBook(rows);
    }

    @Produces
    @Singleton
    LabelBook labelBook(Rows rows, InstantSource clock) {
        return new SqlLabelBook(rows, clock);
    }

    @Produces
    @Singleton
    LoopbackGuard loopbackGuard(Rows rows, Settings settings) {
        return settings.incoming().loopbackGuard() ? new LoopbackGuard(new SqlLocks(rows)) : LoopbackGuard.off();
    }

    @Produces
    @Singleton
    ContactLedger ledger(
            AddressBook book, Event<HubEvent> events, LoopbackGuard guard, InstantSource clock, Starting starting) {
        return new ContactLedger(
                book,
                events::fire,
                (tenant, email) -> guard.tagApplied(ContactKey.ofEmail(tenant, email), clock.instant()),
                starting);
    }

    @Produces
    @Singleton
    ContactDesk desk(
            AddressBook book, LabelBook labels, ContactLedger ledger, Transactions transactions, InstantSource clock) {
        return new ContactDesk(book, labels, ledger, transactions, clock);
    }
}
