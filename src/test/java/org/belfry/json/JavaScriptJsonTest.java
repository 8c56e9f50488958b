package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.JsonTexts.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JavaScript would write; {@link JavaScriptJsonNodeTest} asks it. */
class JavaScriptJsonTest {
    private static String rewritten(String json) {
        return new String(JavaScriptJson.rewritten(RawJson.of(json)).bytes(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0e7, 0",
        "1.0, 1",
        "-1.50E+3, -1500",
        "49.95, 49.95",
        "0.1000000000000000055511151231257827, 0.1",
        "12345678901234567890, 12345678901234567000",
        "9007199254740993, 9007199254740992",
        "100000000000000000000, 100000000000000000000",
        "999999999999999934463, 999999999999999900000",
        "1e21, 1e+21",
        "123456789e20, 1.23456789e+28",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "0.00000012, 1.2e-7",
        "123456.789, 123456.789",
        "2e-3, 0.002",
        "5e-324, 5e-324",
        "4.9e-324, 5e-324",
        "2e-324, 0",
        "1e-99999999999999999999, 0",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "1e400, null",
        "-1e99999999999999999999, null",
        // Where Java 17 alone would write other digits.
        "2e23, 2e+23",
        "2.82879384806159E17, 282879384806159000",
        "282879384806159008, 282879384806159000",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "9.007199254740993e15, 9007199254740992"
    })
    void a_number_is_the_shortest_that_is_the_same_double(String json, String expected) {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\\/\\u0041\\u00e9\\u2028\" | \"/Aé\u2028\"",
                "\"\\u0008\\u0009\\u000A\\u000c\\u000d\" | \"\\b\\t\\n\\f\\r\"",
                "\"\\u0000\\u001F\\u007f\" | \"\\u0000\\u001f\u007f\"",
                "\"\\u0022\\u005C\" | \"\\\"\\\\\"",
                "\"\\ud83d\\ude00\" | \"😀\"",
                "\"\\ud83d\" | \"\\ud83d\"",
                "\"\\uDE00\\uD83D!\" | \"\\ude00\\ud83d!\"",
                "\"\\ud83d\\ud83d\\ude00\" | \"\\ud83d😀\"",
                "{\"\\ud83d\":\"\"} | {\"\\ud83d\":\"\"}"
            })
    void a_string_has_the_escapes_it_needs(String json, String expected) {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1,\"10\":2,\"a\":3,\"9\":4} | {\"9\":4,\"10\":2,\"b\":1,\"a\":3}",
                "{\"4294967295\":1,\"4294967294\":2,\"0\":3} | {\"0\":3,\"4294967294\":2,\"4294967295\":1}",
                "{\"01\":1,\"-1\":2,\"1.0\":3,\"1e0\":4,\"\":5,\"00\":6,\"1\":7}"
                        + " | {\"1\":7,\"01\":1,\"-1\":2,\"1.0\":3,\"1e0\":4,\"\":5,\"00\":6}",
                "{\"x\":1,\"99999999999\":2,\"٣\":3,\"3\":4} | {\"3\":4,\"x\":1,\"99999999999\":2,\"٣\":3}",
                "{\"z\":{\"y\":[{\"2\":1,\"1\":2}]}} | {\"z\":{\"y\":[{\"1\":2,\"2\":1}]}}",
                "{\"__proto__\":1,\"a\":2} | {\"__proto__\":1,\"a\":2}"
            })
    void members_named_like_an_index_come_first_in_the_order_of_numbers(String json, String expected) {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @Test
    void it_is_compact() {
        assertThat(rewritten("{ \"a\" : [ 1 , true ,\tfalse,null , { } , [ ] ] ,\r\n\"b\":\" \" }"))
                .isEqualTo("{\"a\":[1,true,false,null,{},[]],\"b\":\" \"}");
    }

    @Test
    void the_last_value_of_a_member_counts_at_the_place_of_its_first() {
        RawJson twice = RawJson.stored("{\"a\":1,\"b\":2,\"a\":3}".getBytes(UTF_8));
        assertThat(JavaScriptJson.rewritten(twice)).isEqualTo(RawJson.of("{\"a\":3,\"b\":2}"));
    }

    @Test
    void it_goes_as_deep_as_json_may() {
        String deep = "[".repeat(64) + "]".repeat(64);
        assertThat(rewritten(deep)).isEqualTo(deep);
    }

    @Provide
    Arbitrary<Node> values() {
        return JsonTexts.values();
    }

    @Property(seed = "20261121", tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void writing_it_a_second_time_changes_nothing(@ForAll("values") Node value) {
        String once = rewritten(value.text());
        assertThat(rewritten(once)).isEqualTo(once);
    }

    @Property(seed = "20261121", tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void it_means_the_same_to_whoever_reads_doubles(@ForAll("values") Node value) {
        assertSame(value, StrictJson.read(rewritten(value.text()).getBytes(UTF_8)));
    }

    private static void assertSame(Node expected, JsonSlice actual) {
        assertThat(actual.kind()).isEqualTo(expected.kind());
        switch (expected.kind()) {
            case OBJECT -> {
                assertThat(actual.members().keySet())
                        .containsExactlyInAnyOrderElementsOf(expected.members().keySet());
                expected.members()
                        .forEach((name, node) ->
                                assertSame(node, actual.members().get(name)));
            }
            case ARRAY -> {
                assertThat(actual.items()).hasSameSizeAs(expected.items());
                for (int i = 0; i < expected.items().size(); i++) {
                    assertSame(expected.items().get(i), actual.items().get(i));
                }
            }
            case STRING -> assertThat(actual.text()).isEqualTo(expected.meaning());
            case NUMBER ->
                assertThat(actual.number().doubleValue() + 0.0)
                        .isEqualTo(((java.math.BigDecimal) expected.meaning()).doubleValue() + 0.0);
            default ->
                assertThat(actual.kind() == Kind.NULL || actual.truth() == (boolean) expected.meaning())
                        .isTrue();
        }
    }
}
