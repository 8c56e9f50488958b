package org.belfry.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    })
    void agrees_with_rfc_4231(String key, String data, String expected) {
        HexFormat hex = HexFormat.of();
        assertThat(HmacSha256.hex(hex.parseHex(key), hex.parseHex(data))).isEqualTo(expected);
    }

    @Test
    void agrees_with_rfc_4231_on_a_key_longer_than_a_block() {
        byte[] key = HexFormat.of().parseHex("aa".repeat(131));
        assertThat(HmacSha256.hex(key, "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(UTF_8)))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void parts_count_as_one_text() {
        byte[] key = "key".getBytes(UTF_8);
        assertThat(HmacSha256.of(key, "ab".getBytes(UTF_8), "".getBytes(UTF_8), "c".getBytes(UTF_8)))
                .isEqualTo(HmacSha256.of(key, "abc".getBytes(UTF_8)))
                .hasSize(32);
    }

    @Test
    void needs_a_key() {
        assertThatThrownBy(() -> HmacSha256.of(new byte[0], new byte[1])).isInstanceOf(IllegalArgumentException.class);
    }
}
