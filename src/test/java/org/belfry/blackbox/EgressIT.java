package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may point to, as section 11 of the contract draws the line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EgressIT {
    private final RecordingSink sink = RecordingSink.open();
    private final RecordingSink unlisted = RecordingSink.open();
    private Bundle bundle;
    private Belfry belfry;
    private Api api;

    @BeforeAll
    void start() {
        bundle = Bundle.launch(Belfry.settings(sink.authority()));
        belfry = Belfry.of(bundle.awaitReady(Bundle.BOOT));
        api = belfry.api();
    }

    @AfterAll
    void stop() throws IOException {
        bundle.close();
        sink.close();
        unlisted.close();
    }

    /** Special-purpose addresses, IPv4 and IPv6, in the one canonical spelling. */
    static Stream<String> special_addresses() {
        return Stream.of(
                        "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254",
                        "172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255",
                        "198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255",
                        "[::] [::1] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::1]",
                        "[100::1] [2001::1] [2001:db8::1] [2001:10::1] [2001:20::1] [2002:7f00:1::] [3fff::1]",
                        "[fc00::1] [fd12:3456:789a::1] [fe80::1] [fec0::1] [ff02::1] [5f00::1]")
                .flatMap(line -> Stream.of(line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("special_addresses")
    void refuses_an_address_that_is_not_public(String host) throws IOException {
        assertRefused("https://" + host + "/hook");
        assertRefused("https://" + host + ":8443/hook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.0.0.01",
                "127.0.0.1.",
                "0",
                "1.1",
                "8.8.2056",
                "0x08080808",
                "010.8.8.8",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "１２７.0.0.1",
                "%31%32%37.0.0.1",
                "[::1%25lo]",
                "[fe80::1%25eth0]",
                "[0:0:0:0:0:0:0:1]",
                "[::FFFF:7F00:1]",
                "[::ffff:7f00:1]",
                "[2606:2800:0220:0001:0248:1893:25c8:1946]",
                "[v1.fe80::a]",
                "[::1",
                "::1",
                "[]"
            })
    void refuses_every_odd_spelling_of_an_address(String host) throws IOException {
        assertRefused("https://" + host + "/hook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "HTTP://example.com/hook",
                "http://8.8.8.8/hook",
                "ftp://example.com/hook",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "jar:https://example.com/a!/b",
                "//example.com/hook",
                "example.com/hook",
                "https:example.com/hook",
                "https:/example.com/hook",
                "https://",
                "https:///hook",
                "https://?x",
                "https://user:pass@example.com/hook",
                "https://user@example.com/hook",
                "https://@example.com/hook",
                "https://example.com\\@127.0.0.1/hook",
                "https://example.com:22/hook",
                "https://example.com:80/hook",
                "https://example.com:8080/hook",
                "https://example.com:0/hook",
                "https://example.com:65536/hook",
                "https://example.com:65979/hook",
                "https://example.com:-443/hook",
                "https://example.com:443:443/hook",
                "https://example.com:abc/hook",
                " https://example.com/hook",
                "https://example.com/hook\n",
                "https://example.com/\r\nX-Evil: 1",
                "https://exa mple.com/hook",
                "https://example.com/ho ok",
                "https://exa\u0000mple.com/hook",
                "https://.example.com/hook",
                "https://example..com/hook",
                "https://-/hook"
            })
    void refuses_what_is_no_plain_https_url_on_port_443_or_8443(String url) throws IOException {
        assertRefused(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "https://example.com/hook?a=b&c=d%20e",
                "https://example.com:443/hook",
                "https://example.com:8443/hook",
                "https://hooks.example.co.uk/services/T0/B0/x",
                "https://8.8.8.8/hook",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/hook"
            })
    void takes_a_public_https_url(String url) throws IOException {
        Json webhook = belfry.inactiveWebhook(url, "contact.created");
        assertThat(webhook.at("url").string()).isEqualTo(url);
    }

    @Test
    void a_listed_destination_may_use_plain_http_on_its_port_only() throws IOException {
        long id =
                belfry.webhook(sink.url("/listed"), "contact.created").at("id").number();
        assertThat(api.post(CRM + "/" + id + "/test").json().at("success").bool())
                .isTrue();
        assertThat(sink.requests("/listed")).hasSize(1);
        assertRefused(unlisted.url("/not-listed"));
        assertRefused("http://127.0.0.1/hook");
        assertRefused(sink.url("/listed").replace("127.0.0.1", "127.1"));
        assertRefused(sink.url("/listed").replace("127.0.0.1", "127.0.0.2"));
        assertRefused(sink.url("/listed").replace("http://", "http://user@"));
    }

    @Test
    void an_update_is_held_to_the_same_line() throws IOException {
        long id = belfry.inactiveWebhook("https://example.com/hook", "contact.created")
                .at("id")
                .number();
        for (String url : List.of("http://example.com/", "https://127.0.0.1/", unlisted.url("/x"))) {
            Reply reply = api.put(CRM + "/" + id, "{\"url\":" + Json.quote(url) + "}");
            Belfry.assertRefused(reply, 400, "invalid_webhook_url");
        }
        assertThat(belfry.webhook(id).at("url").string()).isEqualTo("https://example.com/hook");
    }

    /** A name may be refused when it is given or when it is resolved; it is never connected to. */
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/hook", "https://localhost:8443/hook", "https://localhost./hook"})
    void a_name_of_this_machine_is_never_sent_to(String url) throws IOException {
        Reply created = api.post(CRM, Belfry.body(url, new String[] {"contact.created"}, ""));
        if (created.status() != 201) {
            Belfry.assertRefused(created, 400, "invalid_webhook_url");
            return;
        }
        Json test = api.post(CRM + "/" + created.json().at("webhook.id").number() + "/test")
                .json();
        assertThat(test.at("success").bool()).isFalse();
        assertThat(test.at("response_code").isNull()).isTrue();
    }

    private void assertRefused(String url) throws IOException {
        Reply reply = api.post(CRM, Belfry.body(url, new String[] {"contact.created"}, ""));
        Belfry.assertRefused(reply, 400, "invalid_webhook_url");
        assertThat(reply.json().at("message").string()).isEqualTo("Webhook URL must be a valid HTTPS URL.");
    }
}
