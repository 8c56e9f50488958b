package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code pattern}. The library's own would let a regular expression run for ever. */
record TextPattern(Pattern pattern) implements Evaluator {
    /** @throws java.util.regex.PatternSyntaxException when it is no regular expression */
    static Optional<Evaluator> of(JsonNode value) {
        // Where a schema describes a member of this name, the value is a schema.
        return value.isString() ? Optional.of(new TextPattern(Pattern.compile(value.asString()))) : Optional.empty();
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
        return !node.isString()
                        || pattern.matcher(new MeteredText(node.asString())).find()
                ? Result.success()
                : Result.failure("Value does not match pattern [" + pattern + "]");
    }
}
