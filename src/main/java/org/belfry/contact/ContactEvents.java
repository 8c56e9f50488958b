package org.belfry.contact;

import java.util.ArrayList;
import java.util.List;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.ContactStatus;

/** The events of one change; all of them show the same contact. */
final class ContactEvents {
    private final ContactState state;
    private final RawJson contact;
    private final Occasion occasion;
    private final List<HubEvent> events = new ArrayList<>();

    ContactEvents(ContactState state, Occasion occasion) {
        this.state = state;
        this.contact = state.json();
        this.occasion = occasion;
    }

    void ring(EventType type) {
        add(type, data());
    }

    void statusChanged(ContactStatus before) {
        add(EventType.CONTACT_STATUS_CHANGED, data().text("old_status", before.wireName()));
    }

    void labels(Labels tagsBefore, Labels listsBefore) {
        each(EventType.CONTACT_LIST_ADDED, "list", state.lists().without(listsBefore));
        each(EventType.CONTACT_LIST_REMOVED, "list", listsBefore.without(state.lists()));
        each(EventType.CONTACT_TAG_ADDED, "tag", state.tags().without(tagsBefore));
        each(EventType.CONTACT_TAG_REMOVED, "tag", tagsBefore.without(state.tags()));
    }

    List<HubEvent> list() {
        return List.copyOf(events);
    }

    private void each(EventType type, String member, List<Label> labels) {
        labels.forEach(label -> add(type, data().raw(member, label.json())));
    }

    private ObjectText data() {
        return new ObjectText().raw("contact", contact);
    }

    private void add(EventType type, ObjectText data) {
        events.add(new HubEvent(null, type.wireName(), occasion.now(), data.done(), null, occasion.tenant()));
    }
}
