package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import java.util.HashSet;
import java.util.Optional;

/** {@code uniqueItems}. The library's own compares every two items, which for a long list takes for ever. */
record UniqueItems() implements Evaluator {
    static Optional<Evaluator> of(JsonNode value) {
        return value.isBoolean() && value.asBoolean() ? Optional.of(new UniqueItems()) : Optional.empty();
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
        return !node.isArray()
                        || new HashSet<>(node.asArray()).size()
                                == node.asArray().size()
                ? Result.success()
                : Result.failure("Items are not all different");
    }
}
