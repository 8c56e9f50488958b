package org.belfry.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belfry.json.JsonSlice;

/**
 * What values are looked up in: several roots, one after the other.
 *
 * @param roots the first one that has a value gives it
 */
public record Payload(List<JsonSlice> roots) {
    private static final Path DATA = new Path("data");

    public Payload {
        roots = List.copyOf(roots);
    }

    /** A body: its {@code data} is asked first, then the whole. */
    public static Payload of(JsonSlice body) {
        return new Payload(DATA.in(body).map(data -> List.of(data, body)).orElseGet(() -> List.of(body)));
    }

    /** The same with another root that is asked before all others. */
    public Payload behind(JsonSlice first) {
        return new Payload(Stream.concat(Stream.of(first), roots.stream()).toList());
    }

    /** The value at {@code path}; null counts as none. */
    public Optional<JsonSlice> find(Path path) {
        return roots.stream().flatMap(root -> path.in(root).stream()).findFirst();
    }
}
