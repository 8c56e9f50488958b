package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ObjectTextTest {
    private static String text(RawJson json) {
        return new String(json.bytes(), UTF_8);
    }

    @Test
    void writes_compactly_in_the_order_of_the_calls() {
        RawJson inner = RawJson.of("{ \"as\" : 1.50E+3 }");
        assertThat(text(new ObjectText()
                        .number("id", 9007199254740993L)
                        .text("name", "Zoë \"Z\"")
                        .nothing("none")
                        .yes("kept")
                        .texts("tags", List.of("a", "b"))
                        .raw("raw", inner)
                        .done()))
                .isEqualTo(
                        """
                        {"id":9007199254740993,"name":"Zoë \\"Z\\"","none":null,"kept":true,"tags":["a","b"],\
                        "raw":{ "as" : 1.50E+3 }}""");
    }

    @Test
    void what_is_not_known_is_null() {
        assertThat(text(new ObjectText()
                        .text("text", null)
                        .number("number", (Integer) null)
                        .number("code", Integer.valueOf(200))
                        .truth("yes", true)
                        .truth("no", false)
                        .done()))
                .isEqualTo("{\"text\":null,\"number\":null,\"code\":200,\"yes\":true,\"no\":false}");
    }

    @Test
    void an_object_or_list_without_anything_is_empty() {
        assertThat(text(new ObjectText().done())).isEqualTo("{}");
        assertThat(text(ObjectText.listed(List.of()))).isEqualTo("[]");
    }

    @Test
    void escapes_as_javascript_does() {
        assertThat(text(ObjectText.quoted("\b\f\n\r\t\u0000\u001f\u007f\u2028\\/\"😀")))
                .isEqualTo("\"\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028\\\\/\\\"😀\"");
    }

    @Property
    void what_it_writes_is_read_back(@ForAll String name, @ForAll String value) {
        RawJson json = new ObjectText().text(name, value).done();
        JsonSlice back = StrictJson.read(json.bytes());
        assertThat(back.members().values().iterator().next().text()).isEqualTo(withoutHalves(value));
    }

    private static String withoutHalves(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
