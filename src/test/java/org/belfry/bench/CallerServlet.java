package org.belfry.bench;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import org.belfry.event.HubEvent;

/** A caller inside the bundle's application: so many transactions, each with so many events. */
@WebServlet("/bench-caller")
@SuppressWarnings("NullAway.Init")
public class CallerServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Event<HubEvent> events;

    @Resource
    private transient UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int transactions = Integer.parseInt(request.getParameter("transactions"));
        int each = Integer.parseInt(request.getParameter("each"));
        int number = Integer.parseInt(request.getParameter("first"));
        try {
            for (int i = 0; i < transactions; i++) {
                transaction.begin();
                for (int j = 0; j < each; j++) {
                    events.fire(HubEvent.of(Payload.EVENT_TYPE, Payload.data(number++)));
                }
                transaction.commit();
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
