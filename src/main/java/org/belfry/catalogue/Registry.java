package org.belfry.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.belfry.event.EventType;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/** What administrators do with the event types of their tenant's own. */
@Dependent
public class Registry {
    /** So that a list of them needs no pages. */
    public static final int MOST_TYPES = 1_000;

    private final OwnTypes types;
    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    public Registry(OwnTypes types, Transactions transactions, InstantSource clock) {
        this.types = types;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Registers a type; nothing when the tenant has too many.
     *
     * @param type well-formed by {@link EventType#isWellFormed}
     * @throws TypeTaken when it is in the catalogue, or the tenant's already
     */
    public Optional<OwnType> register(Tenant tenant, String type, TypeShape shape) {
        if (EventType.named(type).isPresent() || type.startsWith(EventType.OF_ACTIONS)) {
            throw new TypeTaken();
        }
        return transactions.call(() -> {
            var before = types.all(tenant);
            if (before.stream().anyMatch(each -> each.type().equals(type))) {
                throw new TypeTaken();
            }
            if (before.size() >= MOST_TYPES) {
                return Optional.empty();
            }
            OwnType fresh = new OwnType(tenant, type, clock.instant());
            fresh.describe(shape, clock.instant());
            types.add(fresh);
            return Optional.of(fresh);
        });
    }

    /**
     * Changes a type; nothing when the tenant has none of that name. Nobody else changes it between the two.
     *
     * @param change its exceptions leave everything as it is and are thrown on
     */
    public Optional<OwnType> change(
            Tenant tenant, String type, Consumer<OwnType> check, UnaryOperator<TypeShape> change) {
        return transactions.call(() -> {
            Optional<OwnType> found = types.findForChange(tenant, type);
            found.ifPresent(each -> {
                check.accept(each);
                each.describe(change.apply(each.shape()), clock.instant());
            });
            return found;
        });
    }

    /** Removes a type; false when the tenant has none of that name. {@code check} as in {@link #change}. */
    public boolean remove(Tenant tenant, String type, Consumer<OwnType> check) {
        return transactions.call(() -> {
            Optional<OwnType> found = types.findForChange(tenant, type);
            found.ifPresent(check.andThen(types::remove));
            return found.isPresent();
        });
    }
}
