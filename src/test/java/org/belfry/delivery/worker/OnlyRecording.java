package org.belfry.delivery.worker;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.WebhookId;

/** Takes results, or refuses them; nothing else is asked of it. */
record OnlyRecording(Function<List<Settlement>, Recorded> recording) implements Deliveries {
    @Override
    public Recorded record(List<Settlement> settlements) {
        return recording.apply(settlements);
    }

    @Override
    public List<Claimed> claim(Claim claim) {
        return List.of();
    }

    @Override
    public List<Waiting> waiting() {
        return List.of();
    }

    @Override
    public Set<WebhookId> active(Set<WebhookId> webhooks) {
        return webhooks;
    }

    @Override
    public int release(String owner) {
        return 0;
    }

    @Override
    public void forgive(WebhookId webhook) {}

    @Override
    public int cancel(WebhookId webhook) {
        return 0;
    }

    @Override
    public int cancelOrphans(int limit) {
        return 0;
    }
}
