package org.belfry.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.contact.Changed;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.LabelChange;
import org.belfry.json.ObjectText;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.ContactStatus;

/**
 * Puts the contact on a list; one who is not known is created, because a sign-up form tells of people nobody knows yet.
 *
 * @param list slug or title; made when missing
 * @param consent whether the contact must confirm first
 */
public record AddToList(String list, Consent consent) implements Action {
    /** What joining takes. */
    public enum Consent {
        NONE_ASKED,
        /**
         * Double opt-in: who has not yet confirmed by itself becomes pending and gets a confirmation mail. Who has, stays
         * as it is; who is on the list already gets no second mail.
         */
        DOUBLE_OPT_IN
    }

    @Override
    public String type() {
        return "add_to_list";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        Label label = scene.lists(List.of(list)).get(0);
        Optional<ContactState> known = scene.contact(subject.email());
        if (known.isPresent() && known.get().lists().contain(label.slug())) {
            return new Decision.Skipped("The contact is on the list already.");
        }
        boolean asks = consent == Consent.DOUBLE_OPT_IN
                && known.filter(contact -> contact.standing().confirmed()).isEmpty();
        Changed changed = known.map(contact -> join(label, asks).apply(contact, scene.occasion()))
                .orElseGet(() -> create(subject, label, asks, scene));
        List<Effect> mail =
                asks ? List.of(new Effect.SendConfirmation(changed.state().id(), subject.email(), label)) : List.of();
        String message = asks ? "The contact is on the list and was asked to confirm." : "The contact is on the list.";
        return new Decision.Done(message, changed, mail, changed.refusals());
    }

    private static Changed create(Subject subject, Label label, boolean asks, Scene scene) {
        ContactFields told = asks ? pending(subject.fields()) : subject.fields();
        LabelChange tags = LabelChange.adding(scene.tags(told.tags()));
        List<Label> lists = new ArrayList<>(scene.lists(told.lists()));
        lists.add(label);
        return ContactChange.of(told).with(tags, LabelChange.adding(lists)).create(scene.nextId(), scene.occasion());
    }

    private static ContactChange join(Label label, boolean asks) {
        ContactChange change = asks ? ContactChange.to(ContactStatus.PENDING) : ContactChange.of(ContactFields.NONE);
        return change.with(LabelChange.NONE, LabelChange.adding(List.of(label)));
    }

    private static ContactFields pending(ContactFields told) {
        return new ContactFields(
                told.email(), told.texts(), ContactStatus.PENDING, told.tags(), told.lists(), told.custom());
    }

    @Override
    public void writeTo(ObjectText action) {
        action.text("list", list);
        if (consent == Consent.DOUBLE_OPT_IN) {
            action.yes("double_opt_in");
        }
    }
}
