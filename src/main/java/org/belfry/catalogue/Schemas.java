package org.belfry.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.belfry.catalogue.schema.JsonSchema;
import org.belfry.json.RawJson;

/** Schemas that were read a short while ago; the least used are forgotten first. One that was read cannot become stale. */
final class Schemas {
    private static final int MOST = 500;

    private final Map<Key, JsonSchema> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, JsonSchema> eldest) {
            return size() > MOST;
        }
    };

    JsonSchema of(OwnType type, RawJson source) {
        Key key = new Key(type.id(), type.version());
        synchronized (read) {
            JsonSchema known = read.get(key);
            if (known != null) {
                return known;
            }
        }
        // Outside the lock: it takes milliseconds, and twice is no harm.
        JsonSchema schema = JsonSchema.of(source);
        synchronized (read) {
            read.put(key, schema);
        }
        return schema;
    }

    private record Key(long type, long version) {}
}
