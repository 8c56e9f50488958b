package org.belfry.api.hub;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.belfry.delivery.DeliveryLog;
import org.belfry.json.RawJson;
import org.belfry.kernel.Transactions;
import org.belfry.statistics.Statistics;
import org.belfry.webhook.Webhook;

/** Reads what statistics tell of a webhook, all of it in one transaction. */
@Dependent
public class StatisticsReader {
    private final Statistics statistics;
    private final DeliveryLog log;
    private final Transactions transactions;

    @Inject
    public StatisticsReader(Statistics statistics, DeliveryLog log, Transactions transactions) {
        this.statistics = statistics;
        this.log = log;
        this.transactions = transactions;
    }

    RawJson read(Webhook webhook, Statistics.Query query) {
        return transactions.call(
                () -> StatisticsOut.of(webhook, query, statistics.read(query), log.newest(webhook.id())));
    }
}
