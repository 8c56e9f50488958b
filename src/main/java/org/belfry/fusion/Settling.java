package org.belfry.fusion;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.belfry.contact.EmailTaken;
import org.belfry.crm.CrmAnswer;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.LoadedContact;
import org.belfry.guard.ContactKey;
import org.belfry.guard.DuplicateGuard;
import org.belfry.incoming.Errands;
import org.belfry.incoming.LeaseLost;
import org.belfry.incoming.Outcome;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.incoming.ProcessingRetries;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Transactions;

/** Makes of a CRM's answer what a receipt says, in one transaction with everything that follows from it. */
public final class Settling {
    private static final Logger LOG = System.getLogger(Settling.class.getName());
    private static final int TRIES_AT_ONCE = 3;

    private final Importing importing;
    private final DuplicateGuard duplicates;
    private final Errands errands;
    private final Transactions transactions;
    private final InstantSource clock;

    public Settling(
            Importing importing,
            DuplicateGuard duplicates,
            Errands errands,
            Transactions transactions,
            InstantSource clock) {
        this.importing = importing;
        this.duplicates = duplicates;
        this.errands = errands;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends a load that the guard holds before the CRM is asked; nothing when it does not. */
    Optional<Outcome> held(Load load, FusionCall call) {
        return transactions.call(() -> {
            Optional<Outcome> held = importing.held(load, call);
            held.ifPresent(outcome -> settle(load, call, outcome));
            return held;
        });
    }

    /** Ends a load that is none. */
    Outcome unreadable(Load load) {
        Outcome outcome = failed(List.of("The payload is no call for a contact: action, contact_id."));
        transactions.run(() -> errands.settle(load.ticket(), outcome));
        return outcome;
    }

    /** @throws LeaseLost when another node works on it by now; nothing was changed */
    Outcome settle(Load load, FusionCall call, CrmConnection connection, CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Told told) {
            Optional<LoadedContact> loaded =
                    LoadedContact.of(StrictJson.read(told.contact().bytes()), connection.reading());
            return loaded.map(contact -> take(load, call, contact))
                    .orElseGet(
                            () -> ended(load, call, () -> failed(List.of("The CRM's answer has no email address."))));
        }
        if (answer instanceof CrmAnswer.Never never) {
            return ended(load, call, () -> failed(List.of(never.why())));
        }
        return ended(load, call, () -> later(load, ((CrmAnswer.Later) answer).why()));
    }

    private Outcome take(Load load, FusionCall call, LoadedContact loaded) {
        for (int tries = 1; ; tries++) {
            try {
                return ended(load, call, () -> importing.take(load, call, loaded));
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                // Two that change the same contact may stop each other, and the next try succeeds.
                if (tries < TRIES_AT_ONCE) {
                    continue;
                }
                if (e instanceof EmailTaken) {
                    return ended(load, call, () -> failed(List.of("Another contact has this address.")));
                }
                LOG.log(Level.WARNING, "Receipt " + load.ticket().receipt() + " could not be processed.", e);
                return ended(load, call, () -> later(load, "Processing failed."));
            }
        }
    }

    private Outcome ended(Load load, FusionCall call, Supplier<Outcome> work) {
        return transactions.call(() -> {
            Outcome outcome = work.get();
            settle(load, call, outcome);
            return outcome;
        });
    }

    private void settle(Load load, FusionCall call, Outcome outcome) {
        errands.settle(load.ticket(), outcome);
        if (outcome.status() != ReceiptStatus.PENDING) {
            duplicates.done(
                    ContactKey.ofCrm(load.tenant(), call.contact().value()),
                    Reception.claim(load.connection(), call),
                    clock.instant());
        }
    }

    private Outcome later(Load load, String why) {
        Instant known = load.progress().firstAttemptAt();
        Instant first = known == null ? clock.instant() : known;
        int failed = load.progress().failedAttempts() + 1;
        Optional<Instant> next = ProcessingRetries.next(first, failed);
        return new Outcome(
                next.isPresent() ? ReceiptStatus.PENDING : ReceiptStatus.FAILED,
                List.of(),
                null,
                new Remarks(List.of(why), List.of()),
                new Outcome.Retry(failed, first, next.orElse(null)));
    }

    private static Outcome failed(List<String> errors) {
        return new Outcome(ReceiptStatus.FAILED, List.of(), null, new Remarks(errors, List.of()), null);
    }
}
