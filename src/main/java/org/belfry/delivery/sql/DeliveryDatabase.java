package org.belfry.delivery.sql;

import java.time.LocalDate;
import javax.sql.DataSource;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.Redeliveries;

/** The ports of {@code delivery} over one data source; they share the blocks of ids. */
public final class DeliveryDatabase {
    private final CurrentTransaction sql;
    private final SqlFlavour flavour;
    private final IdBlocks eventIds;
    private final IdBlocks deliveryIds;

    /** @param dataSource gives connections that belong to the current transaction */
    public DeliveryDatabase(DataSource dataSource, SqlFlavour flavour) {
        this.sql = new CurrentTransaction(dataSource);
        this.flavour = flavour;
        this.eventIds = new IdBlocks(flavour, "event_ids");
        this.deliveryIds = new IdBlocks(flavour, "delivery_ids");
    }

    public OutboxRows outboxRows() {
        return new SqlOutboxRows(sql, flavour, eventIds, deliveryIds);
    }

    /** @param failureThreshold failed deliveries in a row that disable a webhook */
    public Deliveries deliveries(int failureThreshold) {
        return new SqlDeliveries(sql, flavour, failureThreshold);
    }

    public Redeliveries redeliveries() {
        return new SqlRedeliveries(sql);
    }

    /**
     * Makes room for the attempts of the days to come, where the database divides them by days. To be called in a
     * transaction, at least once in that many days.
     *
     * @return how many tables were made
     */
    public int makeRoom(LocalDate first, int days) {
        return flavour == SqlFlavour.POSTGRESQL ? new AttemptDays(sql).make(first, days) : 0;
    }

    public DeliveryLog log() {
        return new SqlDeliveryLog(sql, eventIds, deliveryIds);
    }
}
