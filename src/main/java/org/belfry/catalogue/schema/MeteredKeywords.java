package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.Draft2019EvaluatorFactory;
import dev.harrel.jsonschema.Draft2020EvaluatorFactory;
import dev.harrel.jsonschema.Draft7EvaluatorFactory;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.Optional;

/** The keywords of a draft, each of which notes what it costs; those whose cost would hide inside them are ours. */
final class MeteredKeywords implements EvaluatorFactory {
    /** It looks through all that was noted up to then. */
    private static final int COST_OF_UNEVALUATED = 200;

    private final EvaluatorFactory draft;

    private MeteredKeywords(EvaluatorFactory draft) {
        this.draft = draft;
    }

    /** @throws IllegalArgumentException with one sentence when the schema is of another draft */
    static MeteredKeywords of(JsonNode schema) {
        JsonNode name = schema.isObject() ? schema.asObject().get("$schema") : null;
        String uri = name != null && name.isString() ? name.asString().replaceFirst("#$", "") : "";
        return new MeteredKeywords(
                switch (uri) {
                    case "", "https://json-schema.org/draft/2020-12/schema" -> new Draft2020EvaluatorFactory();
                    case "https://json-schema.org/draft/2019-09/schema" -> new Draft2019EvaluatorFactory();
                    case "http://json-schema.org/draft-07/schema" -> new Draft7EvaluatorFactory();
                    default ->
                        throw new IllegalArgumentException(
                                "Has a $schema that is not that of draft 2020-12, 2019-09 or 7.");
                });
    }

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
        Optional<Evaluator> own =
                switch (keyword) {
                    case "pattern" -> TextPattern.of(value);
                    case "patternProperties" -> NamePatterns.of(context, value);
                    case "uniqueItems" -> UniqueItems.of(value);
                    default -> draft.create(context, keyword, value);
                };
        return own.map(evaluator -> new Metered(evaluator, cost(keyword, value)));
    }

    private static int cost(String keyword, JsonNode value) {
        return keyword.startsWith("unevaluated") ? COST_OF_UNEVALUATED : size(value);
    }

    private static int size(JsonNode value) {
        if (value.isArray()) {
            return 1 + value.asArray().size();
        }
        return value.isObject() ? 1 + value.asObject().size() : 1;
    }

    private record Metered(Evaluator evaluator, int cost) implements Evaluator {
        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            return Effort.inside(cost + size(node), () -> evaluator.evaluate(context, node));
        }

        @Override
        public int getOrder() {
            return evaluator.getOrder();
        }
    }
}
