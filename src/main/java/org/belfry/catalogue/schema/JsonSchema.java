package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.belfry.json.RawJson;

/**
 * A JSON Schema of draft 2020-12, 2019-09 or 7, as its {@code $schema} says; the first without one. References go to places
 * within the schema; nothing is ever fetched. {@code format} is a note, as the specification has it. Safe for many threads.
 */
public final class JsonSchema {
    /** In bytes. */
    public static final int LONGEST = 64 * 1024;

    private static final int LONGEST_REASON = 200;

    private final Validator validator;
    private final URI schema;

    private JsonSchema(Validator validator, URI schema) {
        this.validator = validator;
        this.schema = schema;
    }

    /**
     * The schema in {@code source}.
     *
     * @throws IllegalArgumentException with one sentence when it is none
     */
    public static JsonSchema of(RawJson source) {
        if (source.length() > LONGEST) {
            throw new IllegalArgumentException("Must have at most %d bytes.".formatted(LONGEST));
        }
        try {
            Value value = Value.of(source);
            References.requireInside(value);
            Validator validator = new ValidatorFactory()
                    .withEvaluatorFactory(MeteredKeywords.of(value))
                    .withJsonNodeFactory(Value.FACTORY)
                    .createValidator();
            return Effort.limited(
                    Effort.FOR_A_SCHEMA, () -> new JsonSchema(validator, validator.registerSchema(value)));
        } catch (InvalidSchemaException e) {
            throw new IllegalArgumentException("Is no JSON Schema: " + told(e.getErrors()), e);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Has a pattern that is no regular expression.", e);
        } catch (Effort.TooMuch | StackOverflowError e) {
            throw new IllegalArgumentException("Is too costly.", e);
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException("Is no JSON Schema that can be used.", e);
        }
    }

    /** Why a value does not fit, in one sentence; empty when it does. */
    public Optional<String> objectionTo(RawJson value) {
        try {
            Value instance = Value.of(value);
            Validator.Result result =
                    Effort.limited(Effort.forValue(value.length()), () -> validator.validate(schema, instance));
            return result.isValid()
                    ? Optional.empty()
                    : Optional.of("Does not fit the schema: " + told(result.getErrors()));
        } catch (Effort.TooMuch | StackOverflowError e) {
            return Optional.of("Is too costly to check against the schema.");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The innermost of the first, which is what its owner can mend. */
    private static String told(List<Error> errors) {
        if (errors.isEmpty()) {
            return "no reason is known.";
        }
        Error first = errors.get(0);
        for (Error error : errors) {
            if (error.getEvaluationPath().length() > first.getEvaluationPath().length()
                    && error.getEvaluationPath().startsWith(parent(first.getEvaluationPath()))) {
                first = error;
            }
        }
        String where = first.getInstanceLocation().isEmpty() ? "" : "at " + first.getInstanceLocation() + ": ";
        return shortened(where + first.getError());
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
    }
}
