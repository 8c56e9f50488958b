package org.belfry.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.belfry.web.HtmlPage.escaped;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Secret;
import org.belfry.member.PasswordSetting;
import org.belfry.member.PasswordSetting.Sight;
import org.belfry.security.PasswordRule;
import org.belfry.web.BodyRefused;
import org.belfry.web.FormText;
import org.belfry.web.HtmlPage;
import org.belfry.web.JsonBody;
import org.jspecify.annotations.Nullable;

/** Shows a form to whoever has a valid link, and sets the password that is posted with it, once. */
@WebServlet("/set-password")
public class PasswordServlet extends HttpServlet {
    private static final String TITLE = "Set your password";
    private static final int UNPROCESSABLE = 422;

    private final transient PasswordSetting setting;

    @Inject
    public PasswordServlet(PasswordSetting setting) {
        this.setting = setting;
    }

    /** Changes nothing, because mail scanners open links too. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(new FormText(request.getQueryString()));
        Sight sight = setting.look(token);
        if (sight instanceof Sight.Valid valid) {
            form(response, HttpServletResponse.SC_OK, new Form(token, valid.email(), ""));
        } else {
            refuse(response, sight);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FormText posted;
        try {
            posted = new FormText(new String(JsonBody.bytes(request), UTF_8));
        } catch (BodyRefused e) {
            page(response, e.reason().status(), String.valueOf(e.getMessage()));
            return;
        }
        String token = token(posted);
        Optional<Secret> password = PasswordRule.accepted(text(posted.one("password")));
        String fault = password.isEmpty()
                ? "A password has %d to %d characters.".formatted(PasswordRule.SHORTEST, PasswordRule.LONGEST)
                : text(posted.one("password")).equals(text(posted.one("again")))
                        ? ""
                        : "The two passwords are not the same.";
        Sight sight = fault.isEmpty() ? setting.set(token, password.orElseThrow()) : setting.look(token);
        if (!(sight instanceof Sight.Valid valid)) {
            refuse(response, sight);
        } else if (fault.isEmpty()) {
            page(response, HttpServletResponse.SC_OK, "Your password is set. This link has done its work.");
        } else {
            form(response, UNPROCESSABLE, new Form(token, valid.email(), fault));
        }
    }

    private static String token(FormText text) {
        return text(text.one("token"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void refuse(HttpServletResponse response, Sight sight) throws IOException {
        if (sight instanceof Sight.Spent) {
            page(
                    response,
                    HttpServletResponse.SC_GONE,
                    "This link has been used, is too old, or another was sent since. Ask for a new one.");
        } else {
            page(response, HttpServletResponse.SC_NOT_FOUND, "There is no such link.");
        }
    }

    private static void page(HttpServletResponse response, int status, String words) throws IOException {
        HtmlPage.of(TITLE, "<p>" + escaped(words) + "</p>").writeTo(response, status);
    }

    /** What a form shows. */
    private record Form(String token, EmailAddress email, String fault) {}

    private static void form(HttpServletResponse response, int status, Form form) throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        String fault = form.fault().isEmpty() ? "" : "<p role=\"alert\">" + escaped(form.fault()) + "</p>";
        String body = "<h1>" + TITLE + "</h1><p>For " + escaped(form.email().value()) + "</p>" + fault
                + "<form method=\"post\" action=\"set-password\"><input type=\"hidden\" name=\"token\" value=\""
                + escaped(form.token()) + "\">" + field("password", "Password") + field("again", "Once more")
                + "<p><button type=\"submit\">Set it</button></p></form>";
        HtmlPage.of(TITLE, body).writeTo(response, status);
    }

    private static String field(String name, String label) {
        return "<p><label>%s <input type=\"password\" name=\"%s\" required minlength=\"%d\" maxlength=\"%d\" autocomplete=\"new-password\"></label></p>"
                .formatted(label, name, PasswordRule.SHORTEST, PasswordRule.LONGEST);
    }
}
