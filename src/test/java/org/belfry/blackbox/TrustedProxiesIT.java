package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.belfry.testing.Json;
import org.belfry.testing.RawHttp;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose {@code X-Forwarded-For} counts, as the list of allowed addresses of an incoming webhook sees it. */
class TrustedProxiesIT extends IncomingFixture {
    private static final String PROXY = SharedServer.TRUSTED_PROXY;
    private static final String NOBODY = "127.0.0.3";
    private static final String ALLOWED = ",\"allowed_addresses\":[\"203.0.113.0/24\",\"2001:db8::/32\"]";

    private Reply post(Json hook, String from, String... forwardedFor) throws IOException {
        StringBuilder head =
                new StringBuilder("POST " + path(hook.at("url").string()) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String value : forwardedFor) {
            head.append("X-Forwarded-For: ").append(value).append("\r\n");
        }
        return RawHttp.exchangeFrom(
                from,
                bundle.port(),
                head + "Content-Type: application/json\r\nContent-Length: " + added.length() + "\r\n\r\n" + added);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:4711, 203.0.113.7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "'198.51.100.9, 203.0.113.7', 203.0.113.7",
        "'203.0.113.7, 127.0.0.2', 203.0.113.7"
    })
    void what_a_trusted_proxy_tells_counts_from_the_right(String told, String sender) throws IOException {
        Json hook = hook("subscriber_added", ALLOWED, "{\"type\":\"add_subscriber\"}");
        Reply reply = post(hook, PROXY, told);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(awaitNewest(hook, "processed").at("sender").string()).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.9", "'203.0.113.7, 198.51.100.9'", "unknown", "203.0.113.999", "localhost"})
    void a_trusted_proxy_that_tells_of_somebody_else_or_of_nobody_is_refused(String told) throws IOException {
        Json hook = hook("subscriber_added", ALLOWED, "{\"type\":\"add_subscriber\"}");
        assertRefused(post(hook, PROXY, told), 403, "address_not_allowed");
    }

    @Test
    void several_headers_are_one_list() throws IOException {
        Json hook = hook("subscriber_added", ALLOWED, "{\"type\":\"add_subscriber\"}");
        assertRefused(post(hook, PROXY, "203.0.113.7", "198.51.100.9"), 403, "address_not_allowed");
        assertThat(post(hook, PROXY, "198.51.100.9", "203.0.113.7").status()).isEqualTo(200);
    }

    @Test
    void what_anybody_else_tells_is_ignored() throws IOException {
        Json hook = hook("subscriber_added", ALLOWED, "{\"type\":\"add_subscriber\"}");
        assertRefused(post(hook, NOBODY, "203.0.113.7"), 403, "address_not_allowed");
        Json other = hook("subscriber_added", ALLOWED, "{\"type\":\"add_subscriber\"}");
        assertRefused(post(other, "127.0.0.1", "203.0.113.7, 127.0.0.2"), 403, "address_not_allowed");
        assertThat(awaitNewest(other, "refused").at("sender").string()).isEqualTo("127.0.0.1");
        Json nobodys =
                hook("subscriber_added", ",\"allowed_addresses\":[\"127.0.0.3\"]", "{\"type\":\"add_subscriber\"}");
        assertThat(post(nobodys, NOBODY, "198.51.100.9").status()).isEqualTo(200);
        assertThat(awaitNewest(nobodys, "processed").at("sender").string()).isEqualTo(NOBODY);
        assertRefused(post(nobodys, PROXY, "198.51.100.9"), 403, "address_not_allowed");
    }
}
