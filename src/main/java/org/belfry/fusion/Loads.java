package org.belfry.fusion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.belfry.crm.CrmConnection;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** The receipts of CRM connections as a queue each. Every call belongs in a transaction. */
public interface Loads {
    /**
     * Keeps a receipt, and gives its number.
     *
     * @param later when others may take it; zero for at once
     */
    long add(Fresh fresh, Duration later);

    /** The connections for which some are due. */
    List<Waiting> waiting();

    /** Leases some of a connection that are due. */
    List<Load> claim(Waiting connection, int most, Duration lease);

    /** A connection with something to do. */
    record Waiting(String tenant, long connection) {}

    /**
     * What came.
     *
     * @param warning why it is not worked on; null when it is
     */
    record Fresh(
            CrmConnection connection, FusionCall call, Came came, ReceiptStatus status, @Nullable String warning) {}

    /**
     * How it came.
     *
     * @param sender an address; null when it is not known
     * @param response what is answered
     */
    record Came(Instant at, @Nullable String sender, RawJson response) {}
}
