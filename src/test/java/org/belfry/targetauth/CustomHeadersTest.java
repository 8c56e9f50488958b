package org.belfry.targetauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Message;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.signing.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomHeadersTest {
    private static void assertRefused(String name, String value, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomHeaders.of(Map.of(name, value)))
                .withMessage(sentence);
    }

    @Test
    void takes_what_the_pages_show() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-API-Key", "your-api-key");
        headers.put("Authorization", "Bearer YOUR_SENDGRID_API_KEY");
        headers.put("x!#$%&'*+-.^_`|~0", "every ~ printable ! character");
        headers.put("X-Empty", "");
        assertThat(CustomHeaders.of(headers).reveal()).containsExactlyEntriesOf(headers);
    }

    @ParameterizedTest
    @CsvSource({
        "Host",
        "content-length",
        "Transfer-Encoding",
        "CONNECTION",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        "Proxy-Authorization",
        "Proxy-Authenticate",
        "Proxy-Connection",
        "Accept-Encoding",
        "Content-Encoding",
        "HTTP2-Settings",
        "Content_Length"
    })
    void the_transports_own_are_refused(String name) {
        assertRefused(name, "x", "The header " + name + " belongs to the transport and cannot be chosen.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie", "cookie2", "Set-Cookie", "SET-COOKIE2"})
    void cookies_are_refused(String name) {
        assertRefused(name, "x", "The header " + name + " cannot be chosen: webhooks send no cookies.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "Via",
                "X-Forwarded-For",
                "x-forwarded-anything",
                "X_Forwarded_Host",
                "X-Real-IP",
                "Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Original-URL",
                "X-Rewrite-URL"
            })
    void what_proxies_tell_is_refused(String name) {
        assertRefused(name, "x", "The header " + name + " tells of forwarded requests and cannot be chosen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-id",
                "Webhook-Signature",
                "X-FluentCRM-Event",
                "x-fluent-signature",
                "X-Webhook-Signature",
                "X-Webhook-Signature-2",
                "X-Belfry-Anything"
            })
    void our_own_are_refused(String name) {
        assertRefused(name, "x", "The header " + name + " is written by Belfry itself and cannot be chosen.");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void no_header_of_a_dialect_can_be_chosen_but_the_two_that_it_overwrites(Dialect dialect) {
        Message message = new Message(
                new WebhookId(1),
                new DeliveryId(1),
                new Message.Happened(new EventId("e"), "feed.created", Instant.EPOCH, RawJson.of("{}"), null));
        SigningKeys keys = SigningKeys.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Set<String> names = new java.util.LinkedHashSet<>(
                dialect.render(message, keys, Instant.EPOCH).headers().keySet());
        assertThat(names).contains("Content-Type", "User-Agent", "webhook-signature");
        names.removeAll(Set.of("Content-Type", "User-Agent"));
        for (String name : names) {
            assertThatThrownBy(() -> CustomHeaders.of(Map.of(name, "x"))).hasMessageContaining("is written by Belfry");
        }
    }

    @ParameterizedTest
    @CsvSource({"X Y, X Y", "X:Y, X:Y", "Ü, ?", "X\u0000Y, X?Y", "'X\r\nHost: evil', X??Host: evil", "(x), (x)"})
    void a_name_is_a_token(String name, String told) {
        assertRefused(
                name,
                "x",
                "The header " + told + " has a name that is none: letters, digits and !#$%&'*+-.^_`|~ are, up to 128.");
    }

    @Test
    void a_name_has_1_to_128_characters() {
        assertRefused("", "x", "A header needs a name.");
        assertThat(CustomHeaders.of(Map.of("x".repeat(128), "")).reveal()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomHeaders.of(Map.of("x".repeat(129), "")))
                .withMessageStartingWith("The header " + "x".repeat(79) + "… has a name that is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\u0000", "é", "\u007f", "a\tb", "…"})
    void a_value_is_printable_ascii(String value) {
        assertRefused("X-A", value, "The header X-A has a value with other characters than printable ASCII.");
    }

    @Test
    void a_value_stands_without_space_around_and_has_its_limit() {
        assertRefused("X-A", " a", "The header X-A has a value that begins or ends with a space.");
        assertRefused("X-A", "a ", "The header X-A has a value that begins or ends with a space.");
        assertRefused("X-A", "a".repeat(4097), "The header X-A has a value of more than 4096 characters.");
        assertThat(CustomHeaders.of(Map.of("X-A", "a".repeat(4096))).reveal()).hasSize(1);
    }

    @Property(seed = "20261121", tries = 3000)
    void nothing_that_is_taken_can_break_its_line(
            @ForAll @CharRange(from = '\t', to = '\u0082') @StringLength(max = 2) String name,
            @ForAll @CharRange(from = '\t', to = '\u0082') @StringLength(max = 2) String value) {
        try {
            CustomHeaders.of(Map.of(name, value));
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(name).matches("[!-~&&[^:\"(),/;<=>?@\\[\\]{}\\\\]]+");
        assertThat(value).matches("[ -~]*");
    }

    @Test
    void there_are_at_most_32_and_none_twice() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 32; i++) {
            many.put("X-" + i, "");
        }
        assertThat(CustomHeaders.of(many).reveal()).hasSize(32);
        many.put("X-32", "");
        assertThatThrownBy(() -> CustomHeaders.of(many))
                .hasMessage("A webhook has at most 32 headers of its own (was 33).");
        Map<String, String> twice = new LinkedHashMap<>();
        twice.put("X-A", "");
        twice.put("x-a", "");
        assertThatThrownBy(() -> CustomHeaders.of(twice)).hasMessage("The header x-a is named twice.");
    }

    @Test
    void what_looks_like_a_credential_is_shown_masked() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Source", "belfry");
        headers.put("Authorization", "Bearer abcdefghijklmnop");
        headers.put("X-API-Key", "abcdefghijklmnop");
        headers.put("X-Token", "");
        headers.put("X-Other", "basic abcdefghijklmnop");
        CustomHeaders custom = CustomHeaders.of(headers);
        assertThat(custom.masked())
                .containsExactlyEntriesOf(
                        withValues(headers, "application/json", "belfry", "Bea…", "abc…", "", "bas…"));
        assertThat(custom)
                .hasToString("CustomHeaders[Content-Type, X-Source, Authorization, X-API-Key, X-Token, X-Other]");
    }

    private static Map<String, String> withValues(Map<String, String> names, String... values) {
        Map<String, String> shown = new LinkedHashMap<>();
        names.keySet().forEach(name -> shown.put(name, values[shown.size()]));
        return shown;
    }

    @Test
    void what_was_shown_can_be_sent_back() {
        CustomHeaders before = CustomHeaders.of(Map.of("X-API-Key", "abcdefghijklmnop", "X-Source", "belfry"));
        assertThat(CustomHeaders.of(before.masked(), before).reveal()).isEqualTo(before.reveal());
        assertThat(CustomHeaders.of(Map.of("X-API-Key", "new"), before).reveal())
                .isEqualTo(Map.of("X-API-Key", "new"));
        assertThatThrownBy(() -> CustomHeaders.of(Map.of("X-Other-Key", "abc…"), before))
                .hasMessageContaining("printable ASCII");
    }

    @Test
    void compare_by_content_and_order() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("A", "1");
        one.put("B", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("B", "2");
        other.put("A", "1");
        assertThat(CustomHeaders.of(one)).isEqualTo(CustomHeaders.of(one)).isNotEqualTo(CustomHeaders.of(other));
        assertThat(CustomHeaders.of(one)).hasSameHashCodeAs(CustomHeaders.of(one));
        assertThat(CustomHeaders.of(Map.of())).isEqualTo(CustomHeaders.NONE);
        assertThatThrownBy(() -> CustomHeaders.of(one).reveal().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
