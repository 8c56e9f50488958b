package org.belfry.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.belfry.json.MalformedJson.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static MalformedJson refusal(byte[] body) {
        return catchThrowableOfType(MalformedJson.class, () -> StrictJson.read(body));
    }

    private static void assertRefused(String body, Reason reason) {
        assertThat(refusal(body.getBytes(UTF_8)))
                .as(body.substring(0, Math.min(80, body.length())))
                .isNotNull()
                .extracting(MalformedJson::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "0",
                "-0",
                "1.0E+2",
                "1e99",
                "true",
                "false",
                "null",
                "\"\"",
                " \t\r\n{ } \t\r\n",
                "1 ",
                "1\n",
                "1\r\n",
                "\"\\ud800\"",
                "\"\u007f\u2028\"",
                "{\"\":\"\"}",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":1}]}"
            })
    void takes_what_rfc_8259_allows(String body) {
        assertThatCode(() -> StrictJson.read(body.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "\"",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "01",
                "-01",
                "[01]",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "1e+",
                "NaN",
                "[NaN]",
                "Infinity",
                "-Infinity",
                "0x10",
                "tru",
                "truefalse",
                "True",
                "nul",
                "/* */1",
                "[1//\n]",
                "# x\n1",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"\u0000\"",
                "\u0000",
                "{\u0000}",
                "\u000c1",
                "\u00a01",
                "[1}",
                "{\"a\":1]",
                "[,1]",
                "[1,,2]",
                "]",
                "}",
                ":",
                ",",
                "{\"a\"::1}",
                "{1:1}",
                "{\"a\":}",
                "[\"a\\",
                "\u001e1",
                "[1\u000b]",
                "undefined",
                "{null:1}",
                "1_000",
                "[1e1.5]"
            })
    void refuses_everything_else(String body) {
        assertRefused(body, Reason.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void refuses_an_empty_body(String body) {
        assertRefused(body, Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}{}", "{} x", "[]]", "1 2", "null null", "\"a\"\"b\"", "{   }\u0000", "{},", "{} //", "\"a\"b"
            })
    void refuses_more_than_one_value(String body) {
        assertRefused(body, Reason.TRAILING);
    }

    static Stream<byte[]> badEncodings() {
        return Stream.of(
                        "80",
                        "c0af",
                        "c1bf",
                        "e080af",
                        "eda080",
                        "edbfbf",
                        "f0808080",
                        "f4908080",
                        "f8888080",
                        "ff",
                        "c3")
                .map(hex -> ("\"" + new String(java.util.HexFormat.of().parseHex(hex), ISO_8859_1) + "\"")
                        .getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("badEncodings")
    void refuses_what_is_not_strict_utf_8(byte[] body) {
        assertThat(refusal(body).reason()).isEqualTo(Reason.ENCODING);
    }

    @Test
    void refuses_a_character_cut_off_at_the_end() {
        assertThat(refusal(new byte[] {'1', ' ', (byte) 0xe2, (byte) 0x82}).reason())
                .isEqualTo(Reason.ENCODING);
    }

    @Test
    void refuses_bad_bytes_however_far_behind() {
        byte[] body = ("\"" + "é€😀".repeat(20_000) + "\"").getBytes(UTF_8);
        assertThatCode(() -> StrictJson.read(body)).doesNotThrowAnyException();
        body[body.length - 2] = 'x';
        assertThat(refusal(body).reason()).isEqualTo(Reason.ENCODING);
    }

    @Test
    void refuses_a_byte_order_mark() {
        assertRefused("\ufeff{}", Reason.ENCODING);
    }

    static Stream<Charset> otherCharsets() {
        return Stream.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"));
    }

    @ParameterizedTest
    @MethodSource("otherCharsets")
    void does_not_guess_another_encoding(Charset charset) {
        assertThat(refusal("{\"a\":1}".getBytes(charset)).reason()).isEqualTo(Reason.SYNTAX);
        assertThat(refusal("12".getBytes(charset)).reason()).isEqualTo(Reason.SYNTAX);
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{\"a\":',}", "'[{\"a\":[{\"b\":',}]}]"})
    void takes_64_levels_and_refuses_the_next(String open, String close) {
        int levels = (int) open.chars().filter(c -> c == '[' || c == '{').count();
        String deepest = open.repeat(StrictJson.DEEPEST / levels) + "1" + close.repeat(StrictJson.DEEPEST / levels);
        assertThatCode(() -> StrictJson.read(deepest.getBytes(UTF_8))).doesNotThrowAnyException();
        assertRefused("[" + deepest + "]", Reason.DEPTH);
        assertRefused("{\"x\":" + deepest + "}", Reason.DEPTH);
        assertRefused(open.repeat(100_000), Reason.DEPTH);
    }

    @Test
    void siblings_are_not_levels() {
        assertThatCode(() -> StrictJson.read(("[" + "[[]],".repeat(1000) + "1]").getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]", "{\"x\":%s}", "[[%s]]", "[[[%s]]]", "{\"x\":{\"y\":{\"z\":{\"w\":[%s]}}}}"})
    void refuses_a_name_that_comes_twice_at_any_level(String around) {
        assertRefused(around.formatted("{\"a\":1,\"b\":2,\"a\":3}"), Reason.DUPLICATE_NAME);
        assertRefused(around.formatted("{\"a\":1,\"\\u0061\":2}"), Reason.DUPLICATE_NAME);
        assertRefused(around.formatted("{\"\":1,\"\":2}"), Reason.DUPLICATE_NAME);
        assertRefused(around.formatted("{\"a\":{},\"b\":{\"a\":1},\"a\":null}"), Reason.DUPLICATE_NAME);
        assertRefused(around.formatted(members(500) + ",\"n1\":0}"), Reason.DUPLICATE_NAME);
        assertRefused(around.formatted(members(500) + ",\"n499\":0}"), Reason.DUPLICATE_NAME);
        assertThatCode(() -> StrictJson.read(
                        around.formatted(members(500) + ",\"A\":1,\"a\":2}").getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    private static String members(int count) {
        StringBuilder object = new StringBuilder("{\"n0\":0");
        for (int i = 1; i < count; i++) {
            object.append(",\"n").append(i).append("\":").append(i);
        }
        return object.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]", "[[[[%s]]]]", "{\"a\":{\"b\":{\"c\":%s}}}"})
    void takes_numbers_of_1000_characters_and_no_more(String around) {
        String digits = "-1." + "2".repeat(993) + "e+10";
        assertThatCode(() -> StrictJson.read(around.formatted(digits).getBytes(UTF_8)))
                .doesNotThrowAnyException();
        assertRefused(around.formatted(digits + "0"), Reason.SYNTAX);
        assertRefused(around.formatted("9".repeat(1001)), Reason.SYNTAX);
    }

    @Test
    void takes_long_names_and_texts() {
        String body = "{\"%s\":\"%s\"}".formatted("n".repeat(100_000), "t".repeat(500_000));
        assertThat(StrictJson.read(body.getBytes(UTF_8)).members()).containsOnlyKeys("n".repeat(100_000));
    }

    @Test
    void says_where_and_never_what() {
        assertThat(refusal("{\"password\": hunter2}".getBytes(UTF_8)))
                .hasMessageMatching("The JSON is not well-formed at or before byte (1[3-9]|2[01])\\.");
        assertThat(refusal("{} secret".getBytes(UTF_8)))
                .hasMessage("Only one JSON value is expected, but more follows at byte 3.");
        assertThat(refusal(new byte[] {'"', (byte) 0xff, '"'})).hasMessage("The body is not valid UTF-8 at byte 1.");
    }
}
