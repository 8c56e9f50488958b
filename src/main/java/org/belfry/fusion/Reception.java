package org.belfry.fusion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmConnections;
import org.belfry.guard.ContactKey;
import org.belfry.guard.DuplicateGuard;
import org.belfry.incoming.Errand;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** Takes in what CRMs call for: when it is told that a call was accepted, its receipts are durable. */
public final class Reception {
    static final String DUPLICATE = "The same was received just before; it was not processed again.";

    private final CrmConnections connections;
    private final Loads loads;
    private final DuplicateGuard duplicates;
    private final Transactions transactions;
    private final InstantSource clock;

    public Reception(
            CrmConnections connections,
            Loads loads,
            DuplicateGuard duplicates,
            Transactions transactions,
            InstantSource clock) {
        this.connections = connections;
        this.loads = loads;
        this.duplicates = duplicates;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Calls of one request, all of one connection.
     *
     * @param sender an address; null when it is not known
     */
    public record Arrival(CrmConnection connection, List<FusionCall> calls, @Nullable String sender, RawJson response) {
        public Arrival {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What became of a call.
     *
     * @param load null for a duplicate
     */
    public record Taken(FusionCall call, @Nullable Load load) {}

    /**
     * The connection that a request means: the one of that name or id, else the tenant's oldest.
     *
     * @param named null when the request names none
     */
    public Optional<CrmConnection> connection(Tenant tenant, @Nullable String named) {
        return transactions.call(() ->
                named == null ? connections.page(tenant, 0, 1).stream().findFirst() : connections.named(tenant, named));
    }

    /**
     * Keeps them.
     *
     * @param later when others may load the contacts; zero for at once
     */
    public List<Taken> take(Arrival arrival, Duration later) {
        return transactions.call(() -> {
            List<Taken> taken = new ArrayList<>();
            arrival.calls().forEach(call -> taken.add(take(arrival, call, later)));
            return taken;
        });
    }

    private Taken take(Arrival arrival, FusionCall call, Duration later) {
        CrmConnection connection = arrival.connection();
        Instant now = clock.instant();
        Loads.Came came = new Loads.Came(now, arrival.sender(), arrival.response());
        ContactKey contact =
                ContactKey.ofCrm(connection.tenant(), call.contact().value());
        if (duplicates.begin(contact, claim(connection.id(), call), now) == DuplicateGuard.Verdict.DUPLICATE) {
            loads.add(new Loads.Fresh(connection, call, came, ReceiptStatus.DUPLICATE, DUPLICATE), Duration.ZERO);
            return new Taken(call, null);
        }
        long receipt = loads.add(new Loads.Fresh(connection, call, came, ReceiptStatus.PENDING, null), later);
        return new Taken(
                call,
                new Load(
                        new Errand.Ticket(receipt, 0),
                        connection.tenant(),
                        connection.id(),
                        call.json(),
                        Load.Progress.FRESH));
    }

    /** What the duplicate guard knows a call by. */
    static String claim(long connection, FusionCall call) {
        return "wpf:" + connection + ":" + call.action().wireName();
    }
}
