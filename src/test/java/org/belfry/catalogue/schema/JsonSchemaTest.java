package org.belfry.catalogue.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
    private static final Duration NOT_LONG = Duration.ofSeconds(20);

    private static Optional<String> objection(String schema, String value) {
        return JsonSchema.of(RawJson.of(schema)).objectionTo(RawJson.of(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'object','required':['a']} | {'a':1} | {}",
                "{'properties':{'a':{'type':'integer'}}} | {'a':1.0} | {'a':1.5}",
                "{'properties':{'a':{'pattern':'^x+$'}}} | {'a':'xx'} | {'a':'xy'}",
                "{'properties':{'pattern':{'type':'string'}}} | {'pattern':'('} | {'pattern':1}",
                "{'properties':{'a':{}},'patternProperties':{'^b':{'type':'null'}},'additionalProperties':false}"
                        + " | {'a':1,'b1':null} | {'b1':1}",
                "{'patternProperties':{'^b':{}},'additionalProperties':false} | {'b1':1} | {'c':1}",
                "{'patternProperties':{'^b':{}},'unevaluatedProperties':false} | {'b1':1} | {'c':1}",
                "{'properties':{'a':{'uniqueItems':true}}} | {'a':[1,'1',[1]]} | {'a':[1,1.0]}",
                "{'properties':{'a':{'enum':[{'b':1},null]}}} | {'a':{'b':1.0}} | {'a':{'b':2}}",
                "{'properties':{'a':{'const':[1]}}} | {'a':[1]} | {'a':[1,2]}",
                "{'$defs':{'n':{'properties':{'next':{'$ref':'#/$defs/n'},'v':{'type':'null'}}}},'$ref':'#/$defs/n'}"
                        + " | {'next':{'next':{'v':null}}} | {'next':{'next':{'v':1}}}",
                "{'propertyNames':{'maxLength':1}} | {'a':1} | {'ab':1}",
                "{'properties':{'a':{'multipleOf':0.01}}} | {'a':1.23} | {'a':1.234}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','properties':{'a':{'items':[{'type':'null'}]}}}"
                        + " | {'a':[null,1]} | {'a':[1]}",
                "{'$schema':'https://json-schema.org/draft/2019-09/schema','dependentRequired':{'a':['b']}}"
                        + " | {'a':1,'b':1} | {'a':1}",
                "true | {} | ",
                "false | | {}"
            })
    void tells_what_fits_from_what_does_not(String schema, String fits, String doesNot) {
        if (fits != null) {
            assertThat(objection(schema.replace('\'', '"'), fits.replace('\'', '"')))
                    .isEmpty();
        }
        if (doesNot != null) {
            assertThat(objection(schema.replace('\'', '"'), doesNot.replace('\'', '"')))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'thing'}",
                "{'required':'a'}",
                "[]",
                "17",
                "{'properties':{'a':{'pattern':'('}}}",
                "{'patternProperties':{'(':{}}}",
                "{'$ref':'https://example.com/schema'}",
                "{'properties':{'a':{'$ref':'other.json#/a'}}}",
                "{'$ref':'file:///etc/passwd'}",
                "{'$schema':'https://example.com/schema'}",
                "{'maximum':1e999999999}"
            })
    void what_is_no_schema_of_ours_is_refused_in_one_sentence(String schema) {
        RawJson source = RawJson.of(schema.replace('\'', '"'));
        assertThatThrownBy(() -> JsonSchema.of(source))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .hasSizeLessThan(300);
    }

    @Test
    void a_schema_has_at_most_64_kibibytes() {
        RawJson source = RawJson.of("{\"description\":\"" + "a".repeat(JsonSchema.LONGEST) + "\"}");
        assertThatThrownBy(() -> JsonSchema.of(source)).hasMessageContaining("65536");
    }

    @Test
    void the_objection_says_where_and_why_and_is_short() {
        String schema = "{\"properties\":{\"a\":{\"properties\":{\"b\":{\"type\":\"string\"}}}}}";
        assertThat(objection(schema, "{\"a\":{\"b\":1}}").orElseThrow())
                .contains("/a/b")
                .contains("string");
        String longText = "\"" + "x".repeat(10_000) + "\"";
        assertThat(objection("{\"properties\":{\"a\":{\"maxLength\":1}}}", "{\"a\":" + longText + "}")
                        .orElseThrow())
                .hasSizeLessThan(260);
    }

    @Test
    void a_reference_to_nowhere_fits_nothing_rather_than_everything() {
        assertThat(objection("{\"$ref\":\"#/$defs/missing\"}", "{}")).isPresent();
    }

    @Test
    void a_pattern_that_tries_again_and_again_is_ended() {
        String endless = "\"^a*a*a*a*a*a*a*a*$\"";
        String schema =
                "{\"properties\":{\"a\":{\"pattern\":" + endless + "}},\"patternProperties\":{" + endless + ":{}}}";
        assertTimeoutPreemptively(NOT_LONG, () -> {
            assertThat(objection(schema, "{\"a\":\"" + "a".repeat(400) + "!\"}"))
                    .hasValueSatisfying(JsonSchemaTest::costly);
            assertThat(objection(schema, "{\"" + "a".repeat(400) + "!\":1}"))
                    .hasValueSatisfying(JsonSchemaTest::costly);
        });
    }

    @Test
    void references_that_branch_are_ended() {
        String defs = IntStream.range(0, 40)
                .mapToObj(i -> "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        String schema = "{\"$defs\":{" + defs + ",\"d40\":true},\"$ref\":\"#/$defs/d0\"}";
        assertTimeoutPreemptively(
                NOT_LONG, () -> assertThat(objection(schema, "{}")).hasValueSatisfying(JsonSchemaTest::costly));
    }

    @Test
    void references_in_a_circle_are_ended() {
        assertThat(objection("{\"$ref\":\"#\"}", "{}")).isPresent();
        assertThat(objection("{\"allOf\":[{\"$ref\":\"#\"}]}", "{}")).isPresent();
    }

    @Test
    void huge_numbers_are_not_calculated_with() {
        String schema = "{\"properties\":{\"a\":{\"multipleOf\":3}}}";
        assertTimeoutPreemptively(NOT_LONG, () -> {
            assertThat(objection(schema, "{\"a\":1e999999999}")).isPresent();
            assertThat(objection(schema, "{\"a\":1e-999999999}")).isPresent();
        });
    }

    @Test
    void a_large_harmless_value_passes() {
        String schema = "{\"properties\":{\"a\":{\"uniqueItems\":true,\"items\":{\"type\":\"object\","
                + "\"properties\":{\"id\":{\"type\":\"integer\"},\"name\":{\"pattern\":\"^[a-z]+$\"}},"
                + "\"required\":[\"id\",\"name\"],\"additionalProperties\":false}}}}";
        String items = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"abcdefgh\"}")
                .collect(Collectors.joining(","));
        assertTimeoutPreemptively(NOT_LONG, () -> assertThat(objection(schema, "{\"a\":[" + items + "]}"))
                .isEmpty());
    }

    private static void costly(String reason) {
        assertThat(reason).contains("costly");
    }
}
