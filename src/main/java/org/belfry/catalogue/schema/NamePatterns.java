package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code patternProperties}; for the same reason as {@link TextPattern}. */
record NamePatterns(Map<Pattern, String> schemas) implements Evaluator {
    /** @throws java.util.regex.PatternSyntaxException when a name is no regular expression */
    static Optional<Evaluator> of(SchemaParsingContext context, JsonNode value) {
        if (!value.isObject()) {
            return Optional.empty();
        }
        Map<Pattern, String> schemas = new LinkedHashMap<>();
        value.asObject().forEach((name, schema) -> schemas.put(Pattern.compile(name), context.getAbsoluteUri(schema)));
        return Optional.of(new NamePatterns(schemas));
    }

    /** Notes the names that matched, which other keywords ask for. */
    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
        if (!node.isObject()) {
            return Result.success();
        }
        Set<String> matched = new HashSet<>();
        boolean fits = true;
        for (Map.Entry<String, JsonNode> member : node.asObject().entrySet()) {
            for (Map.Entry<Pattern, String> schema : schemas.entrySet()) {
                if (schema.getKey().matcher(new MeteredText(member.getKey())).find()) {
                    matched.add(member.getKey());
                    fits &= context.resolveInternalRefAndValidate(schema.getValue(), member.getValue());
                }
            }
        }
        return fits
                ? Result.success(Set.copyOf(matched))
                : Result.failure("A member does not fit its pattern's schema");
    }
}
