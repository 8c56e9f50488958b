package org.belfry.statistics;

import java.time.Instant;
import java.util.SortedMap;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/** What was counted, for people to read. Each call belongs in a transaction. */
public interface Statistics {
    /** All that was recorded up to now, whether added up or not, the first span first. */
    SortedMap<Slot, Tally> read(Query query);

    /**
     * Which spans.
     *
     * @param since those that begin then or later; null for all that are kept
     * @param until those that begin before; null for all
     */
    record Query(WebhookId webhook, Granularity granularity, @Nullable Instant since, @Nullable Instant until) {}
}
