package org.belfry.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.Echo;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/**
 * Tells which events there are for a tenant: those of the catalogue, and its own, which every dialect takes as they are
 * spelled. The database is asked only about names that are not in the catalogue. Safe for many threads.
 */
public final class Catalogue {
    private static final RawJson NOTHING = RawJson.of("{}");

    private final OwnTypes own;
    private final Transactions transactions;
    private final Schemas schemas = new Schemas();

    public Catalogue(OwnTypes own, Transactions transactions) {
        this.own = own;
        this.transactions = transactions;
    }

    /** The canonical name of what webhooks of this dialect and tenant subscribe to by this spelling. */
    public Optional<String> offered(Dialect dialect, Tenant tenant, String spelled) {
        return dialect.offered(spelled).map(EventType::wireName).or(() -> find(tenant, spelled)
                .map(OwnType::type));
    }

    /** The tenant's own type of that name. */
    public Optional<OwnType> find(Tenant tenant, String type) {
        if (EventType.named(type).isPresent() || !EventType.isWellFormed(type)) {
            return Optional.empty();
        }
        return transactions.call(() -> own.named(tenant, Set.of(type))).stream().findFirst();
    }

    /** The tenant's own types, by name. */
    public List<OwnType> all(Tenant tenant) {
        return transactions.call(() -> own.all(tenant));
    }

    /** Content for a test send of the event of this canonical name; a type that gives no example has no data. */
    public Sample sample(Dialect dialect, Tenant tenant, String canonical) {
        return EventType.named(canonical).map(dialect::sample).orElseGet(() -> {
            RawJson example = find(tenant, canonical)
                    .map(OwnType::shape)
                    .map(TypeShape::example)
                    .orElse(NOTHING);
            EventType any = dialect.events().iterator().next();
            return new Sample(example, dialect.sample(any).actor());
        });
    }

    /** Why these events cannot be taken: unknown types, data that does not fit its type's schema. Empty when all can. */
    public List<Objection> objectionsTo(List<HubEvent> events) {
        Map<Tenant, Set<String>> names = namesToLookUp(events);
        return names.isEmpty() ? List.of() : objections(events, transactions.call(() -> found(names)));
    }

    /** As {@link #objectionsTo}; must be called in a transaction, which may be one that the server does not let us look at. */
    public List<Objection> objectionsInTransaction(List<HubEvent> events) {
        Map<Tenant, Set<String>> names = namesToLookUp(events);
        return names.isEmpty() ? List.of() : objections(events, found(names));
    }

    /** Not of the catalogue, and no request of a custom action, which Belfry alone rings. */
    private static boolean isOwn(String type) {
        return EventType.named(type).isEmpty() && !type.startsWith(EventType.OF_ACTIONS);
    }

    private static Map<Tenant, Set<String>> namesToLookUp(List<HubEvent> events) {
        Map<Tenant, Set<String>> names = new HashMap<>();
        for (HubEvent event : events) {
            if (isOwn(event.type())) {
                names.computeIfAbsent(event.tenant(), tenant -> new HashSet<>()).add(event.type());
            }
        }
        return names;
    }

    private Map<Owned, OwnType> found(Map<Tenant, Set<String>> names) {
        Map<Owned, OwnType> found = new HashMap<>();
        names.forEach((tenant, types) ->
                own.named(tenant, types).forEach(type -> found.put(new Owned(tenant, type.type()), type)));
        return found;
    }

    private List<Objection> objections(List<HubEvent> events, Map<Owned, OwnType> found) {
        List<Objection> objections = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            HubEvent event = events.get(i);
            if (isOwn(event.type())) {
                int position = i;
                OwnType type = found.get(new Owned(event.tenant(), event.type()));
                if (type == null) {
                    objections.add(
                            new Objection(i, "type", "Event type '%s' is not known.".formatted(Echo.of(event.type()))));
                } else {
                    objection(type, event).ifPresent(reason -> objections.add(new Objection(position, "data", reason)));
                }
            }
        }
        return objections;
    }

    private Optional<String> objection(OwnType type, HubEvent event) {
        RawJson schema = type.shape().schema();
        return schema == null ? Optional.empty() : schemas.of(type, schema).objectionTo(event.data());
    }

    private record Owned(Tenant tenant, String type) {}
}
