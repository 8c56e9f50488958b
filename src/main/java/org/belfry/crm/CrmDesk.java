package org.belfry.crm;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.security.Vault;
import org.belfry.targetauth.TargetAuth;

/** What owners do with connections to CRMs, each call a transaction. */
public final class CrmDesk {
    private final CrmConnections connections;
    private final Vault vault;
    private final Transactions transactions;
    private final InstantSource clock;

    public CrmDesk(CrmConnections connections, Vault vault, Transactions transactions, InstantSource clock) {
        this.connections = connections;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A connection as its owner wants it, as a whole. */
    public record Wanted(CrmConnection.Reach reach, TargetAuth auth, CrmConnection.Reading reading) {}

    /** Another connection of the tenant has that name. */
    public static final class NameTaken extends RuntimeException {
        NameTaken() {
            super("Another connection has this name.", null, false, false);
        }
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<CrmConnection> page(Tenant tenant, long after, int limit) {
        return transactions.call(() -> connections.page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<CrmConnection> find(Tenant tenant, long id) {
        return transactions.call(() -> connections.find(tenant, id));
    }

    /** The authentication of one, opened. */
    public TargetAuth auth(CrmConnection connection) {
        return connection.auth(vault);
    }

    /**
     * Keeps a new one.
     *
     * @throws NameTaken when another has its name
     */
    public CrmConnection create(Tenant tenant, Wanted wanted) {
        return transactions.call(() -> {
            long id = connections.nextId();
            Instant now = now();
            CrmConnection created = new CrmConnection(
                    id,
                    tenant,
                    wanted.reach(),
                    CrmConnection.seal(wanted.auth(), vault, id),
                    wanted.reading(),
                    1,
                    now,
                    now);
            require(connections.add(created));
            return created;
        });
    }

    /**
     * Changes one; nothing when there is none.
     *
     * @param wish depends on what there is; its exceptions leave everything as it is and are thrown on
     * @throws NameTaken when another has its new name
     */
    public Optional<CrmConnection> change(Tenant tenant, long id, Function<CrmConnection, Wanted> wish) {
        return transactions.call(() -> connections.findForChange(tenant, id).map(before -> {
            Wanted wanted = wish.apply(before);
            CrmConnection after = new CrmConnection(
                    id,
                    tenant,
                    wanted.reach(),
                    CrmConnection.seal(wanted.auth(), vault, id),
                    wanted.reading(),
                    before.version() + 1,
                    before.createdAt(),
                    now());
            require(connections.replace(after));
            return after;
        }));
    }

    /**
     * Deletes one with its receipts; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean delete(Tenant tenant, long id, Consumer<CrmConnection> check) {
        return transactions.call(() -> {
            Optional<CrmConnection> found = connections.findForChange(tenant, id);
            found.ifPresent(connection -> {
                check.accept(connection);
                connections.remove(id);
            });
            return found.isPresent();
        });
    }

    private static void require(boolean kept) {
        if (!kept) {
            throw new NameTaken();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
