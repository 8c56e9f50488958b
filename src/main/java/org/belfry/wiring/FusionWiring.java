package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.belfry.api.wpfusion.AccessGate;
import org.belfry.contact.ContactLedger;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.http.CrmReader;
import org.belfry.database.Rows;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.http.HttpTransport;
import org.belfry.event.HubEvent;
import org.belfry.fusion.Importing;
import org.belfry.fusion.Loading;
import org.belfry.fusion.Reception;
import org.belfry.fusion.Settling;
import org.belfry.fusion.Welcome;
import org.belfry.fusion.sql.SqlLinks;
import org.belfry.fusion.sql.SqlLoads;
import org.belfry.guard.LoopbackGuard;
import org.belfry.incoming.ActionStage;
import org.belfry.incoming.Errands;
import org.belfry.incoming.RateLimits;
import org.belfry.incoming.RunBook;
import org.belfry.incoming.Starting;
import org.belfry.kernel.Transactions;
import org.belfry.mail.Post;
import org.belfry.member.MemberDesk;
import org.belfry.member.MemberRoles;
import org.belfry.security.Vault;

/** Makes what answers CRMs' calls and loads their contacts. */
@ApplicationScoped
class FusionWiring {
    private static final int SENDERS_REMEMBERED = 100_000;

    @Produces
    @Singleton
    AccessGate gate(Settings settings, InstantSource clock) {
        return new AccessGate(
                settings.incoming().wpfAccessKey(),
                settings.incoming().trustedProxies(),
                new RateLimits(SENDERS_REMEMBERED),
                clock);
    }

    @Produces
    @Singleton
    Loading.Queue queue(Rows rows, CrmConnections connections, Transactions transactions) {
        return new Loading.Queue(new SqlLoads(rows), connections, transactions);
    }

    @Produces
    @Singleton
    Reception reception(Loading.Queue queue, ActionStage.Guardians guardians, InstantSource clock) {
        return new Reception(queue.connections(), queue.loads(), guardians.duplicates(), queue.transactions(), clock);
    }

    @Produces
    @Singleton
    Welcome welcome(MemberDesk.Store store, MemberRoles roles, Post post) {
        return new Welcome(store.members(), store.links(), roles, post::obstacle);
    }

    /** Its tags lock nobody: they are the CRM's own. */
    @Produces
    @Singleton
    Importing.Books books(Rows rows, RunBook.Shelf shelf, Event<HubEvent> events, Starting starting) {
        ContactLedger ledger = new ContactLedger(shelf.contacts(), events::fire, (tenant, email) -> {}, starting);
        return new Importing.Books(new RunBook.Shelf(shelf.contacts(), shelf.labels(), ledger), new SqlLinks(rows));
    }

    @Produces
    @Singleton
    Importing importing(Importing.Books books, Welcome welcome, LoopbackGuard loopback, InstantSource clock) {
        return new Importing(books, welcome, loopback, clock);
    }

    @Produces
    @Singleton
    Settling settling(
            Importing importing,
            ActionStage.Guardians guardians,
            Errands errands,
            Transactions transactions,
            InstantSource clock) {
        return new Settling(importing, guardians.duplicates(), errands, transactions, clock);
    }

    @Produces
    @Singleton
    CrmReader reader(HttpTransport transport, EgressPolicy policy, Vault vault) {
        return new CrmReader(transport::ask, policy, vault);
    }

    @Produces
    @Singleton
    Loading loading(
            Loading.Queue queue,
            Settling settling,
            CrmReader reader,
            @Belfry ManagedScheduledExecutorService executor) {
        return new Loading(queue, settling, reader::read, executor);
    }
}
