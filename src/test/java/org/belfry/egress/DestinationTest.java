package org.belfry.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://hook.example https hook.example 443 /",
                "HTTPS://Hook.EXAMPLE/ https hook.example 443 /",
                "http://hook.example http hook.example 80 /",
                "https://hook.example:8443?a=1 https hook.example 8443 /?a=1",
                "https://hook.example:65535/a/../b//c?x=%2F%zz&y=[1]|2 https hook.example 65535 -",
                "https://hook.example:1/a/../b//c;d=e?x=%2f&y=[1]|2&z=?/ https hook.example 1 /a/../b//c;d=e?x=%2f&y=[1]|2&z=?/",
                "https://my_service:443/ https my_service 443 /",
                "https://8.8.8.8/x https 8.8.8.8 443 /x",
                "https://[2606:4700::1111]:8443/x https [2606:4700::1111] 8443 /x",
                "https://[::]/ https [::] 443 /",
                "https://[1:0:0:2::3]/ https [1:0:0:2::3] 443 /",
                "https://[FD00::A]/ https [fd00::a] 443 /",
                "https://bücher.example/ https xn--bcher-kva.example 443 /",
                "https://BÜCHER。example/ https xn--bcher-kva.example 443 /",
                "https://xn--bcher-kva.example/ https xn--bcher-kva.example 443 /",
                "https://1.example/ https 1.example 443 /",
                "https://0xcafe.example/ https 0xcafe.example 443 /",
            })
    void reads_a_url(String url, String scheme, String host, int port, String pathAndQuery) {
        if (pathAndQuery.equals("-")) {
            assertRefused(url, Refusal.MALFORMED);
            return;
        }
        Destination destination = Destination.parse(url);

        assertThat(destination.scheme()).isEqualTo(scheme);
        assertThat(destination.host().text()).isEqualTo(host);
        assertThat(destination.port()).isEqualTo(port);
        assertThat(destination.pathAndQuery()).isEqualTo(pathAndQuery);
        assertThat(Destination.parse(destination.url())).isEqualTo(destination);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0177.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "127.0.0.1.",
                "127.0.0.256",
                "127.0.0.01",
                "1.2.3",
                "1.2.3.4.5",
                "example.1",
                "example.0x1f",
                "example.0x",
                "017700000001",
                "[::1%25eth0]",
                "[fe80::1%eth0]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]",
                "[::0001]",
                "[1::2::3]",
                "[127.0.0.1]",
                "[]",
                "[:]",
                "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7::8]",
                "[v1.fe80]",
                "[::127.0.0.1]",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "１２７.0.0.1",
                "①",
                "[2001:0db8::1]",
                "[1:0:0:2::0:3]",
                "[gg::1]"
            })
    void refuses_every_literal_that_is_not_canonical(String host) {
        assertThat(refusal("https://" + host + "/"))
                .isIn(Refusal.LITERAL_NOT_CANONICAL, Refusal.HOST_INVALID)
                .isEqualTo(host.endsWith(".") ? Refusal.HOST_INVALID : Refusal.LITERAL_NOT_CANONICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook.example.",
                ".",
                ".example",
                "a..b",
                "-a.example",
                "a-.example",
                "a*b.example",
                "%6c.example",
                "faß.example",
                "a\u200Db.example",
                "[::1",
                "::1]",
                "[::1]x",
                "a]b",
                "a,b",
                "a'b",
                "a\u00DFb",
                "\uD800.example",
                "a\"b",
                "ex(ample",
                "ex!ample",
                "a~b"
            })
    void refuses_what_is_no_host(String host) {
        assertThat(refusal("https://" + host + "/"))
                .isIn(Refusal.HOST_INVALID, Refusal.MALFORMED, Refusal.PORT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "443x", "", "+443", "-1", "0443", "４４３", "80:80", "1e3"})
    void refuses_a_port_that_is_none(String port) {
        assertRefused("https://hook.example:" + port + "/", Refusal.PORT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hook.example",
                "//hook.example/",
                "://hook.example",
                "https:/hook.example",
                "https:hook.example",
                "",
                "https://hook.example/a b",
                "https://hook.example/\t",
                "https://hook.example/\r\nX: y",
                " https://hook.example",
                "https://hook.example ",
                "https://hook.example/\u00A0",
                "https://hook\\@evil.example/",
                "https://hook.example/\\",
                "https://hook.example/ü",
                "https://hook.example/%",
                "https://hook.example/%4",
                "https://hook.example/%zz",
                "https://hook.example/\"",
                "https://hook.example/<",
                "https://hook.example/{id}",
                "https://hook.example/\u0000",
                "https://hook.example/\u007f",
                "https://ho\u200Bok.example/",
                "https://hook.example/`",
                "https://hook.example/^"
            })
    void refuses_what_is_no_url(String url) {
        assertRefused(url, Refusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ftp://hook.example/ SCHEME_UNKNOWN",
                "javascript://hook.example/ SCHEME_UNKNOWN",
                "file:///etc/passwd SCHEME_UNKNOWN",
                "httpſ://hook.example/ SCHEME_UNKNOWN",
                "https://user@hook.example/ USERINFO",
                "https://user:pass@hook.example/ USERINFO",
                "https://@hook.example/ USERINFO",
                "https://hook.example@127.0.0.1/ USERINFO",
                "https://hook.example/#part FRAGMENT",
                "https://hook.example#@127.0.0.1/ FRAGMENT",
            })
    void says_what_is_wrong(String url, Refusal refusal) {
        assertRefused(url, refusal);
    }

    @Test
    void knows_the_bounds_of_labels_names_and_urls() {
        String label = "a".repeat(63);
        String name = label + '.' + label + '.' + label + '.' + "a".repeat(61);
        String url = "https://hook.example/";

        assertThat(Destination.parse("https://" + name).host().text()).hasSize(253);
        assertRefused("https://" + name + "a", Refusal.HOST_INVALID);
        assertRefused("https://a" + label, Refusal.HOST_INVALID);
        assertThat(Destination.parse(url + "a".repeat(2048 - url.length())).url())
                .hasSize(2048);
        assertRefused(url + "a".repeat(2049 - url.length()), Refusal.TOO_LONG);
    }

    @Test
    void keeps_its_path_and_query_out_of_its_text() {
        assertThat(Destination.parse("https://hook.example:8443/x?token=secret"))
                .hasToString("https://hook.example:8443");
    }

    @Test
    void names_the_port_in_the_authority_only_where_it_is_not_the_schemes_own() {
        assertThat(Destination.parse("https://hook.example:443").authority()).isEqualTo("hook.example");
        assertThat(Destination.parse("http://hook.example:443").authority()).isEqualTo("hook.example:443");
        assertThat(Destination.parse("https://[fd00::1]:80").authority()).isEqualTo("[fd00::1]:80");
    }

    @Test
    void takes_another_path_but_no_header_break() {
        Destination destination = Destination.parse("https://hook.example/a");

        assertThat(destination.withPathAndQuery("/a?k=v").url()).isEqualTo("https://hook.example/a?k=v");
        assertThatIllegalArgumentException().isThrownBy(() -> destination.withPathAndQuery("/a\r\nX: y"));
        assertThatIllegalArgumentException().isThrownBy(() -> destination.withPathAndQuery("a"));
    }

    @Test
    void the_message_of_a_refusal_does_not_repeat_the_url() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.parse("https://user:hunter2@hook.example/"))
                .withMessage(Refusal.USERINFO.sentence())
                .withMessageNotContaining("hunter2");
    }

    private static void assertRefused(String url, Refusal refusal) {
        assertThat(refusal(url)).isEqualTo(refusal);
    }

    private static Refusal refusal(String url) {
        Verdict verdict = new EgressPolicy(AllowList.parse("0.0.0.0/0:*,[::/0]:*")).check(url);
        assertThat(verdict).isInstanceOf(Verdict.Denied.class);
        return ((Verdict.Denied) verdict).reason();
    }
}
