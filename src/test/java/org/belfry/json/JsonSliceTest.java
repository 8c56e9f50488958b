package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {
    @Provide
    Arbitrary<Node> values() {
        return JsonTexts.values();
    }

    @Provide
    Arbitrary<Node> composites() {
        return JsonTexts.composites();
    }

    @Provide
    Arbitrary<String> spaces() {
        return JsonTexts.spaces();
    }

    private static JsonSlice read(String text) {
        return StrictJson.read(text.getBytes(UTF_8));
    }

    private static String text(JsonSlice slice) {
        return new String(slice.raw().bytes(), UTF_8);
    }

    @Property(seed = "20261121", tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void every_slice_has_the_bytes_that_were_written(
            @ForAll("values") Node value, @ForAll("spaces") String before, @ForAll("spaces") String after) {
        assertSame(read(before + value.text() + after), value);
    }

    @Property(seed = "20261121", tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void every_slice_of_nested_values_has_the_bytes_that_were_written(@ForAll("composites") Node value) {
        assertSame(
                read("[" + value.text() + ",[{\"é\":" + value.text() + "}]]")
                        .items()
                        .get(0),
                value);
        assertSame(
                read("[1,[{\"é\":" + value.text() + "}]]")
                        .items()
                        .get(1)
                        .items()
                        .get(0)
                        .members()
                        .get("é"),
                value);
    }

    @Property(seed = "20261121", tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void a_slice_read_again_is_the_same(@ForAll("composites") Node value) {
        JsonSlice slice = read(" " + value.text() + " ");
        JsonSlice again = StrictJson.read(slice.raw().bytes());
        assertThat(again).isEqualTo(slice).hasSameHashCodeAs(slice);
        assertSame(again, value);
    }

    private static void assertSame(JsonSlice slice, Node node) {
        assertThat(text(slice)).isEqualTo(node.text());
        assertThat(slice.kind()).isEqualTo(node.kind());
        switch (node.kind()) {
            case OBJECT -> {
                assertThat(slice.members().keySet())
                        .containsExactlyElementsOf(node.members().keySet());
                node.members()
                        .forEach((name, value) -> assertSame(slice.members().get(name), value));
            }
            case ARRAY -> {
                assertThat(slice.items()).hasSameSizeAs(node.items());
                for (int i = 0; i < node.items().size(); i++) {
                    assertSame(slice.items().get(i), node.items().get(i));
                }
            }
            case STRING -> assertThat(slice.text()).isEqualTo(node.meaning());
            case NUMBER -> assertThat(slice.number()).isEqualTo(node.meaning());
            case BOOLEAN -> assertThat(slice.truth()).isEqualTo(node.meaning());
            case NULL -> assertThat(node.meaning()).isEqualTo("null");
        }
    }

    @Test
    void slices_and_what_is_between_them_make_the_text_again() {
        String body = "\n[ {\"a\" : 1.50e+3 ,\"b\":\"\\u00e9 é\"}\t, [ ] ,-0,null ]\r\n";
        JsonSlice array = read(body);
        List<String> parts = new ArrayList<>();
        array.items().forEach(item -> parts.add(text(item)));
        assertThat(parts).containsExactly("{\"a\" : 1.50e+3 ,\"b\":\"\\u00e9 é\"}", "[ ]", "-0", "null");
        assertThat("\n[ " + parts.get(0) + "\t, " + parts.get(1) + " ," + parts.get(2) + "," + parts.get(3) + " ]\r\n")
                .isEqualTo(body);
        assertThat(text(array)).isEqualTo(body.strip());
    }

    @Test
    void members_of_the_events_of_a_batch_keep_their_bytes() {
        String data = "{ \"contact\" : {\"id\":123, \"name\":\"Zoë \\ud83d\\ude00\"} }";
        String event = "{\"type\":\"contact.created\", \"data\":" + data + "}";
        JsonSlice batch = read("[" + (event + ",\n").repeat(499) + event + "]");
        assertThat(batch.items()).hasSize(500);
        for (JsonSlice item : batch.items()) {
            assertThat(item.members().get("type").text()).isEqualTo("contact.created");
            assertThat(item.members().get("data").raw()).isEqualTo(RawJson.of(data));
        }
    }

    @Test
    void answers_only_what_its_kind_can() {
        JsonSlice number = read("1");
        JsonSlice text = read("\"1\"");
        assertThatThrownBy(number::text)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NUMBER");
        assertThatThrownBy(number::members).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(number::items).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(number::truth).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(text::number).isInstanceOf(IllegalStateException.class);
        assertThat(read("null").kind()).isEqualTo(Kind.NULL);
    }

    @Test
    void a_number_beyond_all_measure_is_malformed() {
        assertThat(read("1e2147483647").number()).isEqualTo(new BigDecimal("1e2147483647"));
        assertThatThrownBy(() -> read("1e99999999999").number()).isInstanceOf(MalformedJson.class);
    }

    @Test
    void what_it_hands_out_cannot_be_changed() {
        assertThatThrownBy(() -> read("{\"a\":1}").members().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read("[1]").items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void does_not_print_its_content() {
        assertThat(read("{\"a\":\"secret\"}")).hasToString("JsonSlice[OBJECT, 14 bytes]");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 10", "3.0, 3", "1e1, 10", "100e-1, 10", "-0, 0", "0e2147483647, 0"})
    void a_whole_number_of_the_range_is_read_however_it_is_written(String text, int number) {
        assertThat(read(text).whole(0, 10)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "11",
                "0.5",
                "1e2147483647",
                "1e-2147483647",
                "1e99999999999",
                "\"3\"",
                "true",
                "null",
                "[]"
            })
    void anything_else_is_no_whole_number_of_the_range(String text) {
        assertThat(read(text).whole(0, 10)).isEmpty();
    }
}
