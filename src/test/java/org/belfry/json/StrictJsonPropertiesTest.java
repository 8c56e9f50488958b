package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.belfry.json.JsonTexts.Node;

/** Takes exactly what a second reading of the RFC takes, on texts that are almost right. */
class StrictJsonPropertiesTest {
    @Provide
    Arbitrary<Node> values() {
        return JsonTexts.values();
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\"", "0", "1", "-", ".", "e", "+", " ", "\n",
                        "true", "null", "\\", "\\u0061", "a", "é", "\u0000", "/", "N", "\"a\":1")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(seed = "20261121", tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void judges_token_salad_as_the_rfc_does(@ForAll("almostJson") String text) {
        assertThat(accepts(text.getBytes(UTF_8))).as(text).isEqualTo(ReferenceJson.accepts(text));
    }

    @Property(seed = "20261121", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void judges_a_text_with_one_byte_changed_as_the_rfc_does(
            @ForAll("values") Node value, @ForAll @IntRange(max = 10_000) int where, @ForAll byte becomes) {
        byte[] body = value.text().getBytes(UTF_8);
        body[where % body.length] = becomes;
        assertSameVerdict(body);
    }

    @Property(seed = "20261121", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void judges_a_text_with_a_piece_cut_out_as_the_rfc_does(
            @ForAll("values") Node value,
            @ForAll @IntRange(max = 10_000) int where,
            @ForAll @IntRange(min = 1, max = 3) int length) {
        byte[] body = value.text().getBytes(UTF_8);
        int from = where % body.length;
        int to = Math.min(body.length, from + length);
        byte[] cut = Arrays.copyOf(body, body.length - (to - from));
        System.arraycopy(body, to, cut, from, body.length - to);
        assertSameVerdict(cut);
    }

    private static void assertSameVerdict(byte[] body) {
        assertThat(accepts(body)).as(new String(body, UTF_8)).isEqualTo(referenceAccepts(body));
    }

    private static boolean referenceAccepts(byte[] body) {
        try {
            return ReferenceJson.accepts(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean accepts(byte[] body) {
        try {
            StrictJson.read(body);
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }
}
