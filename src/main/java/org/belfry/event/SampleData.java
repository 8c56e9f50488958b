package org.belfry.event;

import org.belfry.json.RawJson;

/** Made-up data for test sends: shaped as the real thing, always the same. */
public final class SampleData {
    private SampleData() {}

    /** An example of the data of an event of this type. */
    public static RawJson of(EventType type) {
        return RawJson.of("{\"type\":\"%s\"}".formatted(type.wireName()));
    }
}
