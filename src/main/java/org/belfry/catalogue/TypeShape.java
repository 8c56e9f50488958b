package org.belfry.catalogue;

import java.util.Optional;
import org.belfry.catalogue.schema.JsonSchema;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant says of a type of its own; null for what it does not say.
 *
 * @param description a few words for people
 * @param schema a JSON Schema that the data of its events must fit
 * @param example data of such an event, an object
 */
public record TypeShape(@Nullable String description, @Nullable RawJson schema, @Nullable RawJson example) {
    /** Why the example is none, in one sentence. */
    public Optional<String> objectionToExample() {
        return schema == null || example == null
                ? Optional.empty()
                : JsonSchema.of(schema).objectionTo(example);
    }
}
