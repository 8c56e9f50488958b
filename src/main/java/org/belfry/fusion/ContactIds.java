package org.belfry.fusion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belfry.crm.CrmId;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.mapping.Path;

/** Finds the contacts that a request names, in the forms in which CRMs name them. */
public final class ContactIds {
    /** How many contacts a request may name. */
    public static final int MOST = 500;

    private static final int MOST_DIGITS = 40;
    private static final Path EVENTS = new Path("events");

    /** WP Fusion's own, HubSpot's two, MailerLite's two. */
    private static final List<Path> PLACES = List.of(
            new Path("contact_id"),
            new Path("objectId"),
            new Path("vid"),
            new Path("subscriber.id"),
            new Path("data.subscriber.id"));

    private ContactIds() {}

    /** The ids in a body, as they are written; of a list those of all its items. */
    public static List<String> in(JsonSlice body) {
        List<String> ids = new ArrayList<>();
        if (body.kind() == Kind.ARRAY) {
            body.items().forEach(item -> of(item, ids));
        } else {
            of(body, ids);
            EVENTS.in(body).filter(events -> events.kind() == Kind.ARRAY).ifPresent(events -> events.items()
                    .forEach(event -> of(event, ids)));
        }
        return ids;
    }

    private static void of(JsonSlice thing, List<String> ids) {
        if (thing.kind() == Kind.OBJECT) {
            PLACES.stream()
                    .flatMap(place -> place.in(thing).stream())
                    .findFirst()
                    .ifPresent(found -> add(found, ids));
        }
    }

    private static void add(JsonSlice found, List<String> ids) {
        switch (found.kind()) {
            case STRING -> ids.add(found.text());
            case NUMBER -> ids.add(whole(found.number()));
            case ARRAY ->
                found.items().stream()
                        .filter(item -> item.kind() == Kind.STRING || item.kind() == Kind.NUMBER)
                        .forEach(item -> add(item, ids));
            default -> ids.add("");
        }
    }

    /** Empty, which is no id, when it has a fraction or too many digits. */
    private static String whole(BigDecimal number) {
        boolean fit = number.signum() >= 0
                && number.precision() - (long) number.scale() <= MOST_DIGITS
                && number.scale() <= MOST_DIGITS
                && number.stripTrailingZeros().scale() <= 0;
        return fit ? number.toBigInteger().toString() : "";
    }

    /** Each of them once, in order; nothing when one of them is no id. */
    public static Optional<List<CrmId>> distinct(Collection<String> written) {
        Set<CrmId> ids = new LinkedHashSet<>();
        for (String text : written) {
            Optional<CrmId> id = CrmId.of(text);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        return Optional.of(List.copyOf(ids));
    }
}
