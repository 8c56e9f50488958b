package org.belfry.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "127.0.0.1:9900 http://127.0.0.1:9900/ true",
                "127.0.0.1:9900 https://127.0.0.1:9900/ true",
                "127.0.0.1:9900 http://127.0.0.1:9901/ false",
                "127.0.0.1:9900 http://127.0.0.2:9900/ false",
                "127.0.0.1:9900 https://127.0.0.1/ false",
                "10.1.0.0/16:8080 http://10.1.255.255:8080/ true",
                "10.1.0.0/16:8080 http://10.2.0.0:8080/ false",
                "10.1.0.0/16 https://10.1.2.3/ true",
                "10.1.0.0/16 https://10.1.2.3:8443/ true",
                "10.1.0.0/16 http://10.1.2.3/ true",
                "10.1.0.0/16 http://10.1.2.3:443/ false",
                "10.1.0.0/16 https://10.1.2.3:80/ false",
                "10.1.0.0/16 http://10.1.2.3:8080/ false",
                "0.0.0.0/0:* http://169.254.169.254:1/ true",
                "sink.test:* http://sink.test:4711/ true",
                "sink.test:* http://a.sink.test:4711/ false",
                "SINK.test http://sink.test/ true",
                "bücher.test https://xn--bcher-kva.test/ true",
                "[::1]:8080 http://[::1]:8080/ true",
                "[::1]:8080 http://[::2]:8080/ false",
                "[::1] https://[::1]/ true",
                "[fd00::/8]:443 https://[fdff::1]/ true",
                "[fd00::/8]:443 https://[fdff::1]:8443/ false",
                "[fd00::/8] https://[fdff::1]:8443/ true",
                "fd00::/8 https://[fd12::1]:8443/ true",
                "fd00::/8 https://[fc00::1]/ false",
                "1.1.1.1:* http://1.1.1.1:81/ true",
            })
    void opens_what_is_listed_and_nothing_else(String list, String url, boolean open) {
        assertThat(new EgressPolicy(AllowList.parse(list)).check(url) instanceof Verdict.Allowed)
                .isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_blank_list_opens_nothing(String list) {
        assertThat(new EgressPolicy(AllowList.parse(list)).check("https://127.0.0.1/"))
                .isInstanceOf(Verdict.Denied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.0.1/16",
                "10.1.0.0/33",
                "10.1.0.0/",
                "10.1.0.0/x",
                "10.1.0.0/016",
                "10.1.0.0/16/8",
                "10.1.0/16",
                "[fd00::1/8]",
                "fd00::/129",
                "fd00::/8:443",
                "::1",
                "::1:8080",
                "[::1",
                "[::1]x",
                "[::1]:",
                "sink.test:",
                "sink.test:0",
                "sink.test:65536",
                "sink.test:x",
                "*.test",
                "*",
                "https://sink.test",
                "user@sink.test",
                "127.1",
                "[::ffff:1.2.3.4]",
                "::ffff:0:0/96x",
                "sink .test",
                "sink.test.",
                "fd00::/0",
                "[::/0",
                "2001:db8::1/64"
            })
    void names_a_wrong_entry(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.parse("127.0.0.1:9900, " + entry + " ,sink.test"))
                .withMessageStartingWith("'" + entry + "' is not an egress exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink.test,", ",sink.test", "a,,b"})
    void an_empty_entry_is_wrong_too(String list) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowList.parse(list));
    }
}
