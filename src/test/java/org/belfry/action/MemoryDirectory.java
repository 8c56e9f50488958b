package org.belfry.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.contact.Changed;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.Slug;
import org.belfry.event.HubEvent;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;

/** Both ports of the room, in memory. */
public final class MemoryDirectory implements Directory, Ledger {
    final Map<EmailAddress, ContactState> contacts = new HashMap<>();
    final Map<Slug, Label> tags = new HashMap<>();
    final Map<Slug, Label> lists = new HashMap<>();
    final List<String> rung = new ArrayList<>();
    final List<Effect> queued = new ArrayList<>();
    private long lastId;

    @Override
    public Optional<ContactState> find(EmailAddress email) {
        return Optional.ofNullable(contacts.get(email));
    }

    @Override
    public ContactId nextId() {
        return new ContactId(++lastId);
    }

    @Override
    public Label tag(Slug slug, String title) {
        return tags.computeIfAbsent(slug, key -> new Label(++lastId, key, title));
    }

    @Override
    public Label list(Slug slug, String title) {
        return lists.computeIfAbsent(slug, key -> new Label(++lastId, key, title));
    }

    @Override
    public void keep(Changed change) {
        contacts.put(change.state().profile().email(), change.state());
        change.events().stream().map(HubEvent::type).forEach(rung::add);
    }

    @Override
    public void queue(Effect effect) {
        queued.add(effect);
    }
}
