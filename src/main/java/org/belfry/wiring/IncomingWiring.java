package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import org.belfry.contact.AddressBook;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.LabelBook;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.CrmDesk;
import org.belfry.database.Rows;
import org.belfry.delivery.Subscriptions;
import org.belfry.event.HubEvent;
import org.belfry.guard.DuplicateGuard;
import org.belfry.guard.LoopbackGuard;
import org.belfry.guard.sql.SqlClaims;
import org.belfry.incoming.ActionStage;
import org.belfry.incoming.ActionTargets;
import org.belfry.incoming.AutomationDesk;
import org.belfry.incoming.Automations;
import org.belfry.incoming.Calling;
import org.belfry.incoming.EffectRunner;
import org.belfry.incoming.Errands;
import org.belfry.incoming.Gate;
import org.belfry.incoming.Handover;
import org.belfry.incoming.IncomingDesk;
import org.belfry.incoming.IncomingPump;
import org.belfry.incoming.IncomingWebhooks;
import org.belfry.incoming.Intake;
import org.belfry.incoming.OptIns;
import org.belfry.incoming.Plans;
import org.belfry.incoming.Processing;
import org.belfry.incoming.PublicUrl;
import org.belfry.incoming.RateLimits;
import org.belfry.incoming.ReceiptDesk;
import org.belfry.incoming.Receipts;
import org.belfry.incoming.RunBook;
import org.belfry.incoming.Starting;
import org.belfry.incoming.effect.Confirmations;
import org.belfry.incoming.effect.CrmWebhooks;
import org.belfry.incoming.effect.Effects;
import org.belfry.incoming.effect.Handlers;
import org.belfry.incoming.effect.TargetWebhooks;
import org.belfry.incoming.sql.SqlActionTargets;
import org.belfry.incoming.sql.SqlAutomations;
import org.belfry.incoming.sql.SqlErrands;
import org.belfry.incoming.sql.SqlExpected;
import org.belfry.incoming.sql.SqlIncomingWebhooks;
import org.belfry.incoming.sql.SqlReceipts;
import org.belfry.kernel.Transactions;
import org.belfry.mail.Post;
import org.belfry.security.Vault;

/** Makes what takes requests in and works on them. */
@ApplicationScoped
class IncomingWiring {
    /** So that the delivery engine, which shares the executor and the database, always has room. */
    private static final int MOST_WORKERS = 4;

    private static final int SENDERS_REMEMBERED = 100_000;

    @Produces
    @Singleton
    IncomingWebhooks webhooks(Rows rows) {
        return new SqlIncomingWebhooks(rows);
    }

    @Produces
    @Singleton
    Automations automations(Rows rows) {
        return new SqlAutomations(rows);
    }

    @Produces
    @Singleton
    Receipts receipts(Rows rows) {
        return new SqlReceipts(rows);
    }

    @Produces
    @Singleton
    Errands errands(Rows rows) {
        return new SqlErrands(rows);
    }

    @Produces
    @Singleton
    PublicUrl publicUrl(Settings settings) {
        return new PublicUrl(settings.incoming().publicUrl());
    }

    @Produces
    @Singleton
    OptIns optIns(Rows rows, AddressBook book, ContactLedger ledger, Transactions transactions, InstantSource clock) {
        return new OptIns(new SqlExpected(rows), book, ledger, transactions, clock);
    }

    @Produces
    @Singleton
    EffectRunner effects(Handlers handlers, OptIns optIns, Post post, InstantSource clock) {
        return new Effects(handlers, new Confirmations(post, optIns, new SecureRandom(), clock));
    }

    @Produces
    @Singleton
    RunBook.Shelf shelf(AddressBook contacts, LabelBook labels, ContactLedger ledger) {
        return new RunBook.Shelf(contacts, labels, ledger);
    }

    @Produces
    @Singleton
    ActionStage.Guardians guardians(Rows rows, LoopbackGuard loopback) {
        return new ActionStage.Guardians(
                new DuplicateGuard(new SqlClaims(rows), DuplicateGuard.USUAL_WINDOW), loopback);
    }

    @Produces
    @Singleton
    SqlActionTargets targets(Rows rows, Subscriptions subscriptions) {
        return new SqlActionTargets(rows, new TargetWebhooks(subscriptions));
    }

    @Produces
    @Singleton
    Starting starting(Automations automations, Errands errands) {
        return new Starting(automations, errands);
    }

    @Produces
    @Singleton
    CrmWebhooks crmWebhooks(
            CrmConnections connections,
            CrmDesk desk,
            SqlActionTargets targets,
            Subscriptions subscriptions,
            Transactions transactions) {
        return new CrmWebhooks(connections, desk, targets, subscriptions, transactions);
    }

    @Produces
    @Singleton
    Handover handover(Starting starting, ActionTargets targets, CrmWebhooks crmWebhooks, Event<HubEvent> events) {
        return new Handover(starting, new Calling(targets, crmWebhooks, events::fire));
    }

    @Produces
    @Singleton
    ActionStage actionStage(
            IncomingWebhooks webhooks,
            Automations automations,
            RunBook.Shelf shelf,
            Handover handover,
            ActionStage.Guardians guardians) {
        return new ActionStage(new Plans(webhooks, automations), shelf, guardians, handover, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Processing processing(
            ActionStage stage, Errands errands, Transactions transactions, EffectRunner effects, InstantSource clock) {
        return new Processing(stage, errands, transactions, effects, clock);
    }

    @Produces
    @Singleton
    IncomingPump pump(
            Errands errands,
            Transactions transactions,
            Processing processing,
            @Belfry ManagedScheduledExecutorService executor) {
        return new IncomingPump(errands, transactions, processing, executor, MOST_WORKERS);
    }

    @Produces
    @Singleton
    Intake.Store store(IncomingWebhooks webhooks, Receipts receipts, Transactions transactions) {
        return new Intake.Store(webhooks, receipts, transactions);
    }

    @Produces
    @Singleton
    Gate gate(Settings settings) {
        return new Gate(new RateLimits(SENDERS_REMEMBERED), settings.incoming().trustedProxies(), new SecureRandom());
    }

    @Produces
    @Singleton
    Intake.Background background(@Belfry ManagedScheduledExecutorService executor, IncomingPump pump) {
        return new Intake.Background(executor, new RateLimits(SENDERS_REMEMBERED), pump::nudge);
    }

    @Produces
    @Singleton
    Intake intake(Intake.Store store, Gate gate, Vault vault, InstantSource clock, Intake.Background background) {
        return new Intake(store, gate, vault, clock, background);
    }

    @Produces
    @Singleton
    IncomingDesk incomingDesk(
            IncomingWebhooks webhooks,
            Vault vault,
            Transactions transactions,
            InstantSource clock,
            ActionTargets targets) {
        return new IncomingDesk(
                webhooks, new IncomingDesk.Keys(vault, new SecureRandom()), transactions, clock, targets);
    }

    @Produces
    @Singleton
    AutomationDesk automationDesk(
            Automations automations, Transactions transactions, InstantSource clock, ActionTargets targets) {
        return new AutomationDesk(automations, transactions, clock, targets);
    }

    @Produces
    @Singleton
    ReceiptDesk receiptDesk(
            IncomingWebhooks webhooks,
            Automations automations,
            Receipts receipts,
            Transactions transactions,
            IncomingPump pump) {
        return new ReceiptDesk(webhooks, automations, receipts, transactions, pump::nudge);
    }
}
