package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.EVENTS;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import org.belfry.testing.Api;
import org.belfry.testing.RawHttp;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request meets before any dialect does: limits on bodies, headers of answers, no pages, no traces. */
class FrontDoorIT extends HubFixture {
    private static final int MEBIBYTE = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void another_content_type_is_415(String contentType) throws IOException {
        Reply reply = api.send("POST", CRM, contentType, good(""));
        Belfry.assertRefused(reply, 415, reply.json().at("code").string());
    }

    @Test
    void a_content_encoding_is_415_and_never_inflated() throws IOException {
        Reply reply = api.send(api.request(CRM)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(good(""))));
        Belfry.assertRefused(reply, 415, reply.json().at("code").string());
    }

    @Test
    void a_charset_parameter_is_fine() throws IOException {
        assertThat(api.send("POST", CRM, "application/json; charset=UTF-8", good(""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void invalid_utf_8_is_not_json() throws IOException {
        byte[] body = good(",\"x\":\"\u00ff\"").getBytes(ISO_8859_1);
        Belfry.assertRefused(api.send("POST", CRM, "application/json", body), 400, "rest_invalid_json");
    }

    @Test
    void sixty_four_levels_are_read_and_sixty_five_are_not() throws IOException {
        assertThat(api.post(CRM, good(",\"x\":" + "[".repeat(63) + "]".repeat(63)))
                        .status())
                .isEqualTo(201);
        Reply tooDeep = api.post(CRM, good(",\"x\":" + "[".repeat(64) + "]".repeat(64)));
        Belfry.assertRefused(tooDeep, 400, "rest_invalid_json");
    }

    @Test
    void one_mebibyte_is_read() throws IOException {
        String frame = good(",\"x\":\"\"");
        String body = frame.replace("\"x\":\"", "\"x\":\"" + "a".repeat(MEBIBYTE - frame.length()));
        assertThat(body).hasSize(MEBIBYTE);
        assertThat(api.post(CRM, body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "17", ""})
    void a_body_that_is_no_object_is_a_400_of_this_dialect(String body) throws IOException {
        Reply reply = api.post(CRM, body);
        Belfry.assertRefused(reply, 400, reply.json().at("code").string());
    }

    @ParameterizedTest
    @ValueSource(strings = {CRM, EVENTS})
    void a_body_beyond_one_mebibyte_is_413(String path) throws IOException {
        String body = "{\"x\":\"" + "a".repeat(MEBIBYTE) + "\"}";
        assertTooLarge(path, raw(path, "Content-Length: " + body.length(), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {CRM, EVENTS})
    void a_body_beyond_one_mebibyte_is_413_also_without_a_length(String path) throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        assertTooLarge(path, raw(path, "Transfer-Encoding: chunked", chunk.repeat(17) + "2\r\n{}\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nix",
                "/wp-json",
                "/wp-json/",
                "/wp-json/nix",
                "/wp-json/fluent-crm/nix",
                "/application.wadl",
                "/wp-json/application.wadl",
                "/wp-json/fluent-crm/v2/application.wadl",
                "/wp-json/fluent-community/v2/application.wadl",
                "/api/v1/application.wadl",
                "/api/v1/nix",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                CRM + "/%2e%2e",
                CRM + "/%00",
                CRM + "/1%2f2",
                CRM + "/%3Cscript%3E",
                CRM + "?per_page=%ff",
                CRM + ";a=b",
                "/%5cnix"
            })
    void no_path_leads_to_a_page_or_a_trace(String path) throws IOException {
        for (Api caller : List.of(api, api.withAuthorization(""))) {
            for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "HEAD")) {
                Reply reply = caller.send(caller.request(path).method(method, BodyPublishers.noBody()));
                assertThat(reply.status()).as(method + " " + reply).isLessThan(500);
                assertNeitherPageNorTrace(reply);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PROPFIND", "FOO"})
    void odd_methods_get_neither_an_echo_nor_a_description(String method) throws IOException {
        for (String path : List.of("/", "/nix", CRM, CRM + "/1", EVENTS, "/wp-json/nix")) {
            Reply reply = api.send(api.request(path).method(method, BodyPublishers.noBody()));
            assertNeitherPageNorTrace(reply);
            assertThat(reply.body()).doesNotContain(api.authorization(), "<resource", "<method");
            assertThat(reply.mediaType()).isNotIn("application/vnd.sun.wadl+xml", "message/http");
            if (!"OPTIONS".equals(method)) {
                assertThat(reply.status()).as(method + " " + path).isGreaterThanOrEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /nix HTTP/1.1\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /nix HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST " + CRM + " HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "POST " + CRM + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_the_server_itself_refuses_gets_no_page_either(String request) throws Exception {
        assertNoPage(() -> RawHttp.exchange(bundle.port(), request));
    }

    @Test
    void half_a_request_gets_no_page_either() throws Exception {
        assertNoPage(() -> RawHttp.exchangeWhole(bundle.port(), "NIX\r\n\r\n"));
    }

    @Test
    void no_answer_tells_what_it_runs_on() throws IOException {
        for (Reply reply : allKindsOfAnswers()) {
            assertThat(reply.headers()).doesNotContainKey("x-powered-by");
            assertThat(reply.header("Server").orElse("")).doesNotContainPattern("(?i)payara|glassfish|grizzly|\\d");
        }
    }

    @Test
    void no_answer_shares_anything_with_another_origin() throws IOException {
        Reply simple = api.send(
                api.request(CRM).header("Origin", "https://evil.example").GET());
        Reply preflight = api.send(api.request(CRM)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        for (Reply reply : List.of(simple, preflight)) {
            assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @Test
    void refusals_are_json_in_each_api() throws IOException {
        Belfry.assertRefused(api.get("/wp-json/nix"), 404, "rest_no_route");
        Belfry.assertRefused(api.get(CRM + "/nix"), 404, "rest_no_route");
        Belfry.assertProblem(api.get("/api/v1/nix"), 404);
        Belfry.assertProblem(api.withAuthorization("").post(EVENTS, "{}"), 401);
        Belfry.assertProblem(api.send("POST", EVENTS, "text/plain", "{}"), 415);
        Belfry.assertProblem(api.send("PATCH", EVENTS, "application/json", "{}"), 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/openapi"})
    void metrics_and_openapi_are_not_for_strangers(String path) throws IOException {
        assertThat(api.withAuthorization("").get(path).status()).isIn(401, 403, 404);
    }

    private List<Reply> allKindsOfAnswers() throws IOException {
        Api stranger = api.withAuthorization("");
        return List.of(
                api.get(CRM),
                api.get(CRM + "/999999999"),
                api.get("/nix"),
                api.get("/health"),
                api.post(CRM, "{"),
                api.post(EVENTS, "{"),
                api.send("PATCH", CRM, "application/json", "{}"),
                api.send("POST", CRM, "text/plain", "{}"),
                stranger.get(CRM),
                stranger.get("/api/v1/nix"));
    }

    private Reply raw(String path, String framing, String body) throws IOException {
        return RawHttp.exchange(bundle.port(), head(path, framing) + body);
    }

    private String head(String path, String framing) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + api.authorization()
                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n";
    }

    private static void assertTooLarge(String path, Reply reply) {
        if (path.equals(EVENTS)) {
            Belfry.assertProblem(reply, 413);
        } else {
            Belfry.assertRefused(reply, 413, reply.json().at("code").string());
        }
    }

    private static void assertNoPage(Callable<Reply> exchange) throws Exception {
        try {
            assertNeitherPageNorTrace(exchange.call());
        } catch (EOFException | SocketException e) {
            assertThat(e).as("closed without a word, which is no page").isNotNull();
        }
    }

    private static void assertNeitherPageNorTrace(Reply reply) {
        assertThat(reply.body())
                .doesNotContainPattern("(?i)<html|<!doctype|<h1|<body")
                .doesNotContainPattern("(?i)exception|\\tat |caused by")
                .doesNotContainPattern("(?i)payara|glassfish|grizzly|jersey|<application");
        if (!reply.body().isEmpty()) {
            assertThat(reply.mediaType()).isIn("application/json", "application/problem+json");
        }
    }

    private static String good(String more) {
        return Belfry.body("https://example.com/webhook", new String[] {"contact.created"}, more);
    }
}
