package org.belfry.fusion;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belfry.action.Report;
import org.belfry.contact.Authority;
import org.belfry.contact.Changed;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.LabelChange;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Occasion;
import org.belfry.contact.Slug;
import org.belfry.crm.LoadedContact;
import org.belfry.guard.ContactKey;
import org.belfry.guard.LoopbackGuard;
import org.belfry.incoming.Outcome;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.incoming.RunBook;
import org.belfry.kernel.ContactId;
import org.belfry.mapping.ContactFields;

/**
 * Takes over what a CRM tells of a contact, in a transaction of the caller. Of tags only those are taken away that this CRM
 * had told before and tells no more; what it does not speak of stays.
 */
public final class Importing {
    private final RunBook.Shelf shelf;
    private final Links links;
    private final Welcome welcome;
    private final LoopbackGuard loopback;
    private final InstantSource clock;

    public Importing(Books books, Welcome welcome, LoopbackGuard loopback, InstantSource clock) {
        this.shelf = books.shelf();
        this.links = books.links();
        this.welcome = welcome;
        this.loopback = loopback;
        this.clock = clock;
    }

    /**
     * Where contacts are.
     *
     * @param shelf whose ledger locks nobody: a tag that the CRM tells is no tag that its echo could erase
     */
    public record Books(RunBook.Shelf shelf, Links links) {}

    /** What the guard says before the contact is loaded; nothing when it lets it pass or does not know the contact. */
    Optional<Outcome> held(Load load, FusionCall call) {
        return links.find(load.connection(), call.contact())
                .flatMap(link -> shelf.contacts().find(load.tenant(), link.contact()))
                .map(ContactEntry::contact)
                .flatMap(contact -> held(load, contact));
    }

    private Optional<Outcome> held(Load load, ContactState contact) {
        if (load.progress().byHand()) {
            return Optional.empty();
        }
        ContactKey key = ContactKey.ofEmail(load.tenant(), contact.profile().email());
        return loopback.blockedUntil(key, clock.instant())
                .map(until -> new Outcome(
                        ReceiptStatus.BLOCKED,
                        List.of(),
                        null,
                        new Remarks(
                                List.of(),
                                List.of(
                                        "Belfry itself has just tagged this contact; requests about it are blocked until "
                                                + until.truncatedTo(ChronoUnit.SECONDS) + ".")),
                        null));
    }

    /** Takes it over, unless the guard says no. */
    Outcome take(Load load, FusionCall call, LoadedContact loaded) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Occasion occasion = new Occasion(load.tenant(), now, Authority.MACHINE);
        Optional<Links.Link> link = links.find(load.connection(), call.contact());
        Optional<ContactState> known = known(load, link, loaded);
        Optional<Outcome> held = known.flatMap(contact -> held(load, contact));
        if (held.isPresent()) {
            return held.get();
        }
        if (known.isEmpty() && call.action() != FusionAction.ADD) {
            return skipped(call, loaded);
        }
        List<Label> told = labels(occasion, loaded);
        List<String> before = link.map(Links.Link::tags).orElse(List.of());
        ContactFields fields = call.action() == FusionAction.UPDATE_TAGS ? ContactFields.NONE : loaded.fields();
        ContactChange change =
                ContactChange.of(fields).with(new LabelChange(told, noMore(before, told, loaded)), LabelChange.NONE);
        List<String> warnings = new ArrayList<>(loaded.warnings());
        Changed changed = keep(known, change, occasion, warnings);
        List<String> tags = loaded.tags().isEmpty()
                ? before
                : told.stream().map(label -> label.slug().value()).toList();
        links.keep(
                load.connection(),
                call.contact(),
                new Links.Link(changed.state().id(), tags));
        warnings.addAll(changed.refusals());
        String message = message(known, changed) + membership(call, changed, occasion, warnings);
        return processed(call, Report.Status.DONE, message, warnings);
    }

    private Optional<ContactState> known(Load load, Optional<Links.Link> link, LoadedContact loaded) {
        Optional<ContactState> linked = link.flatMap(
                        found -> shelf.contacts().findForChange(load.tenant(), found.contact()))
                .map(ContactEntry::contact);
        return linked.isPresent()
                ? linked
                : Optional.ofNullable(loaded.fields().email())
                        .flatMap(email -> shelf.contacts().findForChange(load.tenant(), email));
    }

    private Changed keep(Optional<ContactState> known, ContactChange change, Occasion occasion, List<String> warnings) {
        if (known.isPresent()) {
            Changed changed = change.apply(known.get(), occasion);
            warnings.addAll(shelf.ledger().replace(known.get(), changed, occasion));
            return changed;
        }
        Changed created = change.create(shelf.contacts().nextId(), occasion);
        warnings.addAll(shelf.ledger().add(created, occasion));
        return created;
    }

    private List<Label> labels(Occasion occasion, LoadedContact loaded) {
        List<Label> labels = new ArrayList<>();
        loaded.tags().orElse(List.of()).forEach(name -> Slug.of(name)
                .ifPresent(slug -> labels.add(shelf.labels().findOrAdd(occasion.tenant(), LabelKind.TAG, slug, name))));
        return labels;
    }

    /** Tags that the CRM had told and tells no more; none when it does not speak of tags. */
    private static Set<Slug> noMore(List<String> before, List<Label> told, LoadedContact loaded) {
        Set<Slug> gone = new HashSet<>();
        if (loaded.tags().isPresent()) {
            before.forEach(slug -> gone.add(new Slug(slug)));
            told.forEach(label -> gone.remove(label.slug()));
        }
        return gone;
    }

    private static String message(Optional<ContactState> known, Changed changed) {
        if (known.isEmpty()) {
            return "The contact was imported.";
        }
        return changed.differsFrom(known.get())
                ? "The contact was loaded and updated."
                : "The contact was loaded; it had all of it already.";
    }

    private String membership(FusionCall call, Changed changed, Occasion occasion, List<String> warnings) {
        ContactId contact = changed.state().id();
        return call.action() == FusionAction.ADD
                ? welcome.admit(occasion, contact, call, warnings)
                : welcome.assign(occasion, contact, call, warnings);
    }

    private static Outcome skipped(FusionCall call, LoadedContact loaded) {
        String message = "There is no contact with this address; only add imports one.";
        return processed(call, Report.Status.SKIPPED, message, loaded.warnings());
    }

    private static Outcome processed(FusionCall call, Report.Status status, String message, List<String> warnings) {
        Report report = new Report("wpf_" + call.action().wireName(), status, message, List.of());
        return new Outcome(ReceiptStatus.PROCESSED, List.of(report), null, new Remarks(List.of(), warnings), null);
    }
}
