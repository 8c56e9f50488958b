package org.belfry.delivery.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belfry.kernel.Transactions;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.KeptTemplate;
import org.belfry.webhook.TemplateId;
import org.belfry.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** Payload templates, read and remembered by version; a version never changes. */
final class Templates {
    private static final int MOST_REMEMBERED = 500;

    private final Webhooks webhooks;
    private final Transactions transactions;
    private final Map<TemplateId, PayloadTemplate> remembered = new ConcurrentHashMap<>();

    Templates(Webhooks webhooks, Transactions transactions) {
        this.webhooks = webhooks;
        this.transactions = transactions;
    }

    /**
     * The template of that version; none for none.
     *
     * @throws IllegalStateException when it is not there
     */
    @Nullable
    PayloadTemplate of(@Nullable TemplateId id) {
        if (id == null) {
            return null;
        }
        PayloadTemplate known = remembered.get(id);
        if (known != null) {
            return known;
        }
        PayloadTemplate template = transactions.call(() -> webhooks.template(id)
                .map(KeptTemplate::template)
                .orElseThrow(() -> new IllegalStateException("There is no template " + id.value() + ".")));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(id, template);
        return template;
    }
}
