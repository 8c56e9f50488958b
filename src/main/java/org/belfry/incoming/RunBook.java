package org.belfry.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Directory;
import org.belfry.action.Effect;
import org.belfry.action.Ledger;
import org.belfry.contact.AddressBook;
import org.belfry.contact.Changed;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.LabelBook;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Occasion;
import org.belfry.contact.Slug;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;

/** What one run of actions sees and does, in its transaction. */
public final class RunBook implements Directory, Ledger {
    private final Shelf shelf;
    private final Occasion occasion;
    private final List<Effect> queued = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    RunBook(Shelf shelf, Occasion occasion) {
        this.shelf = shelf;
        this.occasion = occasion;
    }

    /** Where contacts are. */
    public record Shelf(AddressBook contacts, LabelBook labels, ContactLedger ledger) {}

    @Override
    public Optional<ContactState> find(EmailAddress email) {
        return shelf.contacts().findForChange(occasion.tenant(), email);
    }

    @Override
    public ContactId nextId() {
        return shelf.contacts().nextId();
    }

    @Override
    public Label tag(Slug slug, String title) {
        return shelf.labels().findOrAdd(occasion.tenant(), LabelKind.TAG, slug, title);
    }

    @Override
    public Label list(Slug slug, String title) {
        return shelf.labels().findOrAdd(occasion.tenant(), LabelKind.LIST, slug, title);
    }

    @Override
    public void keep(Changed change) {
        Optional<ContactState> before = shelf.contacts()
                .findForChange(occasion.tenant(), change.state().id())
                .map(ContactEntry::contact);
        if (before.isPresent()) {
            remarks.addAll(shelf.ledger().replace(before.get(), change, occasion));
        } else {
            remarks.addAll(shelf.ledger().add(change, occasion));
        }
    }

    @Override
    public void queue(Effect effect) {
        queued.add(effect);
    }

    /** What was stopped since this was asked last, a sentence each. */
    List<String> takeRemarks() {
        List<String> taken = List.copyOf(remarks);
        remarks.clear();
        return taken;
    }

    /** What was queued since this was asked last. */
    List<Effect> takeQueued() {
        List<Effect> taken = List.copyOf(queued);
        queued.clear();
        return taken;
    }
}
