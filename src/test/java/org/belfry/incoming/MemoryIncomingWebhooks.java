package org.belfry.incoming;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** Incoming webhooks in memory; their receipts are kept elsewhere. */
final class MemoryIncomingWebhooks implements IncomingWebhooks {
    private final Map<IncomingWebhookId, IncomingWebhook> kept = new LinkedHashMap<>();
    private long lastSeq;

    @Override
    public long nextSeq() {
        return ++lastSeq;
    }

    @Override
    public boolean add(IncomingWebhook webhook) {
        return kept.putIfAbsent(webhook.id(), webhook) == null;
    }

    @Override
    public void replace(IncomingWebhook webhook) {
        kept.replace(webhook.id(), webhook);
    }

    @Override
    public void remove(IncomingWebhookId id) {
        kept.remove(id);
    }

    @Override
    public Optional<Door> door(IncomingWebhookId id) {
        return find(id).map(webhook -> new Door(webhook.purpose().active(), webhook.guarding()));
    }

    @Override
    public Optional<IncomingWebhook> find(IncomingWebhookId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Optional<IncomingWebhook> findForChange(IncomingWebhookId id) {
        return find(id);
    }

    @Override
    public List<IncomingWebhook> page(Tenant tenant, long after, int limit) {
        return kept.values().stream()
                .filter(each -> each.tenant().equals(tenant) && each.seq() > after)
                .sorted(Comparator.comparingLong(IncomingWebhook::seq))
                .limit(limit)
                .toList();
    }
}
