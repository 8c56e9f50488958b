package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Belfry.assertProblem;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members that a CRM's call makes: their mail, the page behind its link, and what the native API tells of them. */
class MembersIT extends FusionFixture {
    private static final String MEMBERS = "/api/v1/members";
    private static final String PASSWORD = "correct horse & battery";

    /** Imports the contact, and waits until that is done. */
    private Json added(String more) throws IOException {
        crmTells("\"first_name\":\"Ann\"");
        Reply reply = stranger.get(call("add", "&contact_id=" + id + more));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return newest("processed");
    }

    private Json member() throws IOException {
        return api.get(MEMBERS + "?email=" + email).json().at("members.0");
    }

    private String path(Json member) {
        return MEMBERS + "/" + member.at("id").number();
    }

    /** The link in the next mail to the contact, below the server's address. */
    private String link() {
        String mail = SharedServer.get().mails().awaitTo(email, SOON);
        Matcher link = Pattern.compile("http://\\S+").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        assertThat(link.group()).startsWith(bundle.base().toString());
        URI uri = URI.create(link.group());
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private Reply set(String link, String password, String again) throws IOException {
        String form = "token=" + link.replaceFirst(".*token=", "") + "&password=" + encoded(password) + "&again="
                + encoded(again);
        return stranger.send("POST", "/set-password", "application/x-www-form-urlencoded", form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean authenticates(String password) throws IOException {
        Reply reply = api.post(
                MEMBERS + "/authenticate",
                "{\"email\":" + Json.quote(email) + ",\"password\":" + Json.quote(password) + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().at("authenticated").bool();
    }

    private static void assertPage(Reply page, int status, String words) {
        assertThat(page.status()).as(page.toString()).isEqualTo(status);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.header("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("X-Frame-Options")).contains("DENY");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(page.body()).contains(words);
    }

    @Test
    void who_is_added_with_send_notification_sets_a_password_by_the_link_in_a_mail_once() throws IOException {
        Json receipt = added("&role=editor&send_notification=true");
        assertThat(receipt.at("actions.0.message").string()).contains("role editor", "mail was queued");
        String link = link();
        Reply form = stranger.get(link);
        assertPage(form, 200, "<form method=\"post\"");
        assertThat(form.body()).contains(email).doesNotContain("<script");
        assertThat(form.header("Content-Security-Policy").orElseThrow()).contains("form-action 'self'");
        assertPage(set(link, PASSWORD, "something else"), 422, "not the same");
        assertPage(set(link, "short", "short"), 422, "8 to 1024");
        assertThat(authenticates(PASSWORD)).isFalse();
        assertPage(set(link, PASSWORD, PASSWORD), 200, "is set");
        assertThat(authenticates(PASSWORD)).isTrue();
        assertThat(authenticates("something else")).isFalse();
        assertPage(set(link, "another password", "another password"), 410, "has been used");
        assertPage(stranger.get(link), 410, "has been used");
        assertPage(stranger.get("/set-password?token=%3Cscript%3E"), 404, "no such link");
        assertPage(stranger.get("/set-password"), 404, "no such link");
        assertThat(authenticates(PASSWORD)).isTrue();
        assertThat(member().at("link.status").string()).isEqualTo("used");
        assertThat(log()).doesNotContain(link.replaceFirst(".*token=", ""), PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "1", "TRUE", ""})
    void without_send_notification_true_there_is_no_link(String wanted) throws IOException {
        assertThat(added("&send_notification=" + wanted).toString()).doesNotContain("mail");
        assertThat(member().at("role").string()).isEqualTo("subscriber");
        assertThat(member().at("link").isNull()).isTrue();
        assertThat(member().at("password_set_at").isNull()).isTrue();
    }

    @Test
    void a_role_that_does_not_exist_is_refused_and_nothing_is_received() throws IOException {
        for (String action : new String[] {"add", "update"}) {
            Reply reply = stranger.get(call(action, "&contact_id=" + id + "&role=emperor"));
            IncomingFixture.assertRefused(reply, 400, "invalid_role");
            assertThat(reply.json().at("message").string()).contains("subscriber");
        }
        assertThat(api.get(receipts()).json().at("receipts").elements()).isEmpty();
    }

    @Test
    void who_is_a_member_already_gets_no_second_mail_but_may_get_another_role() throws IOException {
        added("&role=author");
        Reply again = stranger.get(call("update", "&contact_id=" + id + "&role=editor&send_notification=true"));
        assertThat(again.status()).isEqualTo(200);
        api.awaitGet(
                MEMBERS + "?email=" + email,
                reply -> reply.json().at("members.0.role").string().equals("editor"),
                SOON);
        assertThat(member().at("link").isNull()).isTrue();
    }

    @Test
    void an_administrator_sends_a_new_link_and_the_old_one_dies() throws IOException {
        added("&send_notification=true");
        String old = link();
        Reply asked = api.post(path(member()) + "/link");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        String fresh = link();
        assertPage(stranger.get(old), 410, "another was sent");
        assertPage(set(fresh, PASSWORD, PASSWORD), 200, "is set");
        api.awaitGet(
                path(member()), reply -> !reply.json().at("password_set_at").isNull(), SOON);
    }

    @Test
    void the_api_makes_lists_and_removes_members() throws IOException {
        Json contact = api.post("/api/v1/contacts", "{\"email\":" + Json.quote(email) + "}")
                .json();
        String wanted = "{\"contact_id\":" + contact.at("id").number() + ",\"role\":\"author\"}";
        Reply made = api.post(MEMBERS, wanted);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().names())
                .containsExactly("id", "email", "role", "password_set_at", "link", "created_at", "updated_at");
        assertProblem(api.post(MEMBERS, wanted), 409);
        assertProblem(api.post(MEMBERS, "{\"contact_id\":987654321}"), 422);
        assertProblem(api.post(MEMBERS, wanted.replace("author", "emperor")), 422);
        assertProblem(api.get(MEMBERS + "?email=nobody"), 422);
        assertThat(api.get(MEMBERS + "?limit=1").json().at("members").elements())
                .hasSize(1);
        assertThat(member().at("email").string()).isEqualTo(email);
        String path = path(made.json());
        assertThat(api.get(path).header("ETag")).isPresent();
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertProblem(api.get(path), 404);
        assertThat(contact().at("email").string()).isEqualTo(email);
    }
}
