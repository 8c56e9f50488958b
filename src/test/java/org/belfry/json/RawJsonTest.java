package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class RawJsonTest {
    private static final String TEXT = "{ \"a\" : 1.0, \"é\":\"\\u00e9\" }";

    @Test
    void keeps_the_bytes_as_they_were_written() throws IOException {
        RawJson json = RawJson.of(TEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(out);
        json.appendTo(out);
        assertThat(json.bytes()).isEqualTo(TEXT.getBytes(UTF_8)).hasSize(json.length());
        assertThat(out.toString(UTF_8)).isEqualTo(TEXT + TEXT);
    }

    @Test
    void leaves_white_space_around_the_value_away() {
        assertThat(RawJson.of(" \n" + TEXT + "\t ")).isEqualTo(RawJson.of(TEXT));
    }

    @Test
    void compares_by_its_bytes() {
        assertThat(RawJson.of("{\"a\":1}")).isEqualTo(RawJson.of("{\"a\":1}".getBytes(UTF_8)));
        assertThat(RawJson.of("{\"a\":1}")).hasSameHashCodeAs(RawJson.stored("{\"a\":1}".getBytes(UTF_8)));
        assertThat(RawJson.of("{\"a\":1}")).isNotEqualTo(RawJson.of("{\"a\": 1}"));
    }

    @Test
    void nobody_changes_it_from_outside() {
        byte[] bytes = "[1]".getBytes(UTF_8);
        RawJson json = RawJson.of(bytes);
        bytes[1] = '2';
        json.bytes()[1] = '3';
        assertThat(json).isEqualTo(RawJson.of("[1]"));
    }

    @Test
    void knows_an_object() {
        assertThat(RawJson.of(" {}").isObject()).isTrue();
        assertThat(RawJson.of("[{}]").isObject()).isFalse();
        assertThat(RawJson.of("\"{}\"").isObject()).isFalse();
    }

    @Test
    void refuses_what_is_not_valid() {
        assertThatThrownBy(() -> RawJson.of("{\"a\":1,\"a\":2}")).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> RawJson.of("\"\ud800\""))
                .isInstanceOfSatisfying(
                        MalformedJson.class, e -> assertThat(e.reason()).isEqualTo(MalformedJson.Reason.ENCODING));
    }

    @Test
    void does_not_print_its_content() {
        assertThat(RawJson.of("[\"secret\"]")).hasToString("RawJson[10 bytes]");
    }

    @Test
    void travels_to_another_process() throws Exception {
        assertThat(roundTrip(RawJson.of(TEXT))).isEqualTo(RawJson.of(TEXT));
    }

    @Test
    void is_checked_when_it_comes_from_another_process() {
        RawJson forged = RawJson.stored("{\"a\":1}}".getBytes(UTF_8));
        assertThatThrownBy(() -> roundTrip(forged)).isInstanceOf(MalformedJson.class);
    }

    private static Object roundTrip(Object sent) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray()))) {
            return in.readObject();
        }
    }
}
