package org.belfry.contact;

import java.util.ArrayList;
import java.util.List;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.ContactStatus;

/**
 * What is to change in a contact. What is absent stays, and nothing is erased but by an {@link Erasure}; tags and lists
 * change by their own changes only, because the names in the fields must first be found or made.
 */
public record ContactChange(ContactFields fields, LabelChange tags, LabelChange lists, Erasure erasure) {
    /** Why a status was not given. */
    public static final String OPTED_OUT =
            "The contact opted out; only its own confirmation or an operator subscribes it again.";

    /** A change of fields alone. */
    public static ContactChange of(ContactFields fields) {
        return new ContactChange(fields, LabelChange.NONE, LabelChange.NONE, Erasure.NOTHING);
    }

    /** A change of the status alone. */
    public static ContactChange to(ContactStatus status) {
        return of(new ContactFields(
                null,
                ContactFields.NONE.texts(),
                status,
                ContactFields.NONE.tags(),
                ContactFields.NONE.lists(),
                ContactFields.NONE.custom()));
    }

    /** The same with tags and lists. */
    public ContactChange with(LabelChange newTags, LabelChange newLists) {
        return new ContactChange(fields, newTags, newLists, erasure);
    }

    /** The same that takes something out as well. */
    public ContactChange without(Erasure newErasure) {
        return new ContactChange(fields, tags, lists, newErasure);
    }

    /**
     * A new contact, subscribed unless the fields say otherwise; {@code contact.created}, then an event per list and tag.
     *
     * @throws IllegalArgumentException when the fields have no email address
     */
    public Changed create(ContactId id, Occasion occasion) {
        EmailAddress email = fields.email();
        if (email == null) {
            throw new IllegalArgumentException("A contact needs an email address");
        }
        ContactStatus status = fields.status() == null ? ContactStatus.SUBSCRIBED : fields.status();
        ContactState state = new ContactState(
                id,
                new Profile(email, fields.texts(), fields.custom()),
                Standing.first(status, occasion.now()),
                Labels.NONE.after(tags),
                Labels.NONE.after(lists),
                occasion.now(),
                occasion.now());
        ContactEvents events = new ContactEvents(state, occasion);
        events.ring(EventType.CONTACT_CREATED);
        events.labels(Labels.NONE, Labels.NONE);
        return new Changed(state, events.list(), List.of());
    }

    /**
     * The contact after the change; an event for the profile, the status, and each list and tag, where it differs. All of
     * them show the contact as it is after the whole change.
     */
    public Changed apply(ContactState before, Occasion occasion) {
        List<String> refusals = new ArrayList<>();
        Profile profile = before.profile().without(erasure).merged(fields);
        Standing standing = standing(before.standing(), occasion, refusals);
        Labels newTags = before.tags().after(tags);
        Labels newLists = before.lists().after(lists);
        ContactState after =
                new ContactState(before.id(), profile, standing, newTags, newLists, before.createdAt(), occasion.now());
        ContactEvents events = new ContactEvents(after, occasion);
        if (!profile.equals(before.profile())) {
            events.ring(EventType.CONTACT_UPDATED);
        }
        if (standing.status() != before.standing().status()) {
            events.statusChanged(before.standing().status());
        }
        events.labels(before.tags(), before.lists());
        List<HubEvent> rung = events.list();
        return new Changed(rung.isEmpty() ? unchanged(before, standing) : after, rung, refusals);
    }

    /** The last event of a contact, {@code contact.deleted}. */
    public static HubEvent delete(ContactState state, Occasion occasion) {
        ContactEvents events = new ContactEvents(state, occasion);
        events.ring(EventType.CONTACT_DELETED);
        return events.list().get(0);
    }

    private Standing standing(Standing before, Occasion occasion, List<String> refusals) {
        ContactStatus wanted = fields.status();
        if (wanted == null) {
            return before;
        }
        if (!before.allows(wanted, occasion.authority())) {
            refusals.add(OPTED_OUT);
            return before;
        }
        return before.become(wanted, occasion);
    }

    /** No time of a change where nothing was told, but a confirmation that changes no status counts. */
    private static ContactState unchanged(ContactState before, Standing standing) {
        return new ContactState(
                before.id(),
                before.profile(),
                standing,
                before.tags(),
                before.lists(),
                before.createdAt(),
                before.updatedAt());
    }
}
