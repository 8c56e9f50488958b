package org.belfry.api.optin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belfry.incoming.OptIns;
import org.belfry.web.HtmlPage;

/** Confirms as soon as the link is opened, as its reader expects; tells nothing of who confirmed what. */
@WebServlet("/confirm")
public class ConfirmServlet extends HttpServlet {
    private final transient OptIns optIns;

    @Inject
    public ConfirmServlet(OptIns optIns) {
        this.optIns = optIns;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getParameter("token");
        boolean confirmed = token != null && optIns.confirm(token);
        String words = confirmed
                ? "Thank you. Your subscription is confirmed."
                : "This link is not valid, or not valid any more.";
        HtmlPage.of("Confirmation", "<p>" + words + "</p>")
                .writeTo(response, confirmed ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
    }
}
