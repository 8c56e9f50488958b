package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.JsonNode;
import java.util.Map;
import java.util.Set;

/** Sees to it that a schema refers to nothing outside itself: nothing is fetched, so that nothing would be found. */
final class References {
    private static final Set<String> KEYWORDS = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    private References() {}

    static void requireInside(JsonNode schema) {
        if (schema.isArray()) {
            schema.asArray().forEach(References::requireInside);
        } else if (schema.isObject()) {
            for (Map.Entry<String, JsonNode> member : schema.asObject().entrySet()) {
                requireLocal(member.getKey(), member.getValue());
                requireInside(member.getValue());
            }
        }
    }

    private static void requireLocal(String name, JsonNode value) {
        if (KEYWORDS.contains(name) && value.isString() && !value.asString().startsWith("#")) {
            throw new IllegalArgumentException(
                    "Has a reference to another document; references begin with # and nothing is fetched.");
        }
    }
}
