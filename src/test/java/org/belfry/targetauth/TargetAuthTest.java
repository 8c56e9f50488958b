package org.belfry.targetauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.belfry.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAuthTest {
    private static final String URL = "https://hook.example/path?a=1";
    private static final Secret KEY = new Secret("abcdefghijklmnop");

    private static void assertRefused(Runnable attempt, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(attempt::run).withMessage(sentence);
    }

    @Test
    void none_changes_nothing() {
        TargetAuth none = new TargetAuth.None();
        assertThat(none.applyTo(URL)).isEqualTo(URL);
        assertThat(none.shownUrl(URL)).isEqualTo(URL);
        assertThat(none.headers()).isEmpty();
        assertThat(none.type()).isEqualTo("none");
    }

    @Test
    void an_api_key_stands_in_its_header() {
        TargetAuth auth = new TargetAuth.ApiKey(TargetAuth.ApiKey.USUAL_HEADER, KEY);
        assertThat(auth.headers()).containsExactly(Map.entry("X-API-Key", "abcdefghijklmnop"));
        assertThat(auth.applyTo(URL)).isEqualTo(URL);
        assertThat(auth.toString()).doesNotContain("abcd");
    }

    @Test
    void a_bearer_token_stands_in_authorization() {
        TargetAuth auth = new TargetAuth.Bearer(KEY);
        assertThat(auth.headers()).containsExactly(Map.entry("Authorization", "Bearer abcdefghijklmnop"));
        assertThat(auth.headerNames()).containsExactly("Authorization");
        assertRefused(
                () -> new TargetAuth.Bearer(new Secret("a b")),
                "The token of the header Authorization must not contain spaces.");
        assertRefused(
                () -> new TargetAuth.Bearer(new Secret("a\r\nb")),
                "The header Authorization has a value with other characters than printable ASCII.");
    }

    @Test
    void several_headers_keep_their_order_and_their_own_copy() {
        Map<String, Secret> values = new LinkedHashMap<>();
        values.put("X-Account", new Secret("42"));
        values.put("Authorization", KEY);
        TargetAuth auth = new TargetAuth.Headers(values);
        values.clear();
        assertThat(auth.headers())
                .containsExactly(Map.entry("X-Account", "42"), Map.entry("Authorization", "abcdefghijklmnop"));
        assertThat(auth.toString()).doesNotContain("abcd");
        assertRefused(() -> new TargetAuth.Headers(Map.of()), "Authentication by headers needs at least one header.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host | The header Host belongs to the transport and cannot be chosen.",
                "webhook-id | The header webhook-id is written by Belfry itself and cannot be chosen.",
                "content-type | The header content-type is written by every delivery and cannot carry a credential.",
                "User-Agent | The header User-Agent is written by every delivery and cannot carry a credential."
            })
    void credentials_need_a_header_that_arrives(String name, String sentence) {
        assertRefused(() -> new TargetAuth.ApiKey(name, KEY), sentence);
        assertRefused(() -> new TargetAuth.Headers(Map.of(name, KEY)), sentence);
    }

    @Test
    void credentials_in_headers_are_printable_ascii() {
        String sentence = "The header X-Key has a value with other characters than printable ASCII.";
        assertRefused(() -> new TargetAuth.ApiKey("X-Key", new Secret("é")), sentence);
        assertRefused(() -> new TargetAuth.Headers(Map.of("X-Key", new Secret("a\nb"))), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hook.example, https://hook.example?k=v",
        "https://hook.example/, https://hook.example/?k=v",
        "https://hook.example/p?a=1, https://hook.example/p?a=1&k=v",
        "https://hook.example/p?, https://hook.example/p?k=v",
        "https://hook.example/p?a&, https://hook.example/p?a&k=v",
        "https://hook.example/p?k=old, https://hook.example/p?k=old&k=v",
        "HTTPS://hook.example/p, HTTPS://hook.example/p?k=v"
    })
    void a_query_parameter_comes_behind_the_query_that_is_there(String url, String expected) {
        TargetAuth auth = new TargetAuth.Query("k", new Secret("v"));
        assertThat(auth.applyTo(url)).isEqualTo(expected);
        assertThat(auth.headers()).isEmpty();
    }

    @Test
    void a_query_parameter_is_encoded() {
        TargetAuth auth = new TargetAuth.Query("api key", new Secret("a+b&c=d #é/~-._😀%"));
        assertThat(auth.applyTo("https://hook.example/"))
                .isEqualTo("https://hook.example/?api%20key=a%2Bb%26c%3Dd%20%23%C3%A9%2F~-._%F0%9F%98%80%25");
        assertThat(auth.shownUrl("https://hook.example/?a=1")).isEqualTo("https://hook.example/?a=1&api%20key=…");
        assertThat(auth.toString()).doesNotContain("c=d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hook.example/", "HTTP://hook.example/", "ftp://x/", "httpsx://hook.example/", ""})
    void a_query_parameter_travels_by_https_only(String url) {
        assertRefused(
                () -> new TargetAuth.Query("api_key", KEY).applyTo(url),
                "A URL must begin with https:// when the query parameter api_key carries a credential.");
    }

    @Test
    void a_query_parameter_has_a_name_and_limits() {
        String sentence = "The name of a query parameter has 1 to 128 characters.";
        assertRefused(() -> new TargetAuth.Query("", KEY), sentence);
        assertRefused(() -> new TargetAuth.Query(" ", KEY), sentence);
        assertRefused(() -> new TargetAuth.Query("x".repeat(129), KEY), sentence);
        assertRefused(
                () -> new TargetAuth.Query("x", new Secret("y".repeat(4097))),
                "The query parameter x has a value of more than 4096 characters.");
        assertThat(new TargetAuth.Query("x".repeat(128), new Secret("y".repeat(4096))).type())
                .isEqualTo("query");
    }

    @Test
    void the_dialect_has_the_last_word_and_the_authentication_the_one_before() {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put("content-type", "text/plain");
        custom.put("authorization", "Basic x");
        custom.put("X-A", "a");
        Map<String, String> dialect = new LinkedHashMap<>();
        dialect.put("Content-Type", "application/json");
        dialect.put("User-Agent", "u");
        assertThat(AllHeaders.of(CustomHeaders.of(custom), new TargetAuth.Bearer(KEY), dialect))
                .containsExactly(
                        Map.entry("X-A", "a"),
                        Map.entry("Authorization", "Bearer abcdefghijklmnop"),
                        Map.entry("Content-Type", "application/json"),
                        Map.entry("User-Agent", "u"));
    }

    @Test
    void a_header_that_the_authentication_sets_is_refused_beside_it() {
        CustomHeaders custom = CustomHeaders.of(Map.of("authorization", "Basic x"));
        assertRefused(
                () -> custom.checkBeside(new TargetAuth.Bearer(KEY)),
                "The header authorization is set by the authentication already.");
        custom.checkBeside(new TargetAuth.None());
        custom.checkBeside(new TargetAuth.ApiKey("X-API-Key", KEY));
    }
}
