package org.belfry.api.wpfusion;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.belfry.crm.CrmConnection;
import org.belfry.fusion.FusionCall;
import org.belfry.fusion.Load;
import org.belfry.fusion.Loading;
import org.belfry.fusion.Reception;
import org.belfry.kernel.Tenant;
import org.belfry.member.MemberRoles;
import org.belfry.web.BodyRefused;
import org.belfry.web.FormText;
import org.belfry.web.Outage;
import org.belfry.web.SafeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests at the root whose URL names a {@code wpf_action}, and lets all others pass. Machines are answered as soon
 * as their calls are durable; a browser waits for the first contact.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FusionDoor implements Filter {
    private static final Logger LOG = System.getLogger(FusionDoor.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final AccessGate gate;
    private final Reception reception;
    private final Loading loading;
    private final MemberRoles roles;

    @Inject
    public FusionDoor(AccessGate gate, Reception reception, Loading loading, MemberRoles roles) {
        this.gate = gate;
        this.reception = reception;
        this.loading = loading;
        this.roles = roles;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse out
                && isMeant(http)) {
            SafeHeaders.putOn(out);
            answer(http).writeTo(out);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isMeant(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return path.equals(request.getContextPath() + "/")
                && query != null
                && query.contains("wpf_action")
                && new FormText(query).has("wpf_action");
    }

    private Answer answer(HttpServletRequest request) {
        try {
            return admitted(request);
        } catch (Answer.Thrown e) {
            return e.answer();
        } catch (BodyRefused e) {
            return Answer.error(e.reason().status(), "invalid_request", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                LOG.log(Level.WARNING, "The database cannot be reached; a webhook of a CRM was answered 503.");
                return Answer.error(503, "unavailable", "The webhook cannot be received now; send it again.");
            }
            LOG.log(Level.ERROR, "A webhook of a CRM failed; nothing of it was stored.", e);
            return Answer.error(500, "internal_error", "The request could not be answered.");
        }
    }

    private Answer admitted(HttpServletRequest request) {
        FormText query = new FormText(request.getQueryString());
        Optional<InetAddress> sender = sender(request, query);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
            throw new Answer.Thrown(405, "method_not_allowed", "WP Fusion's webhooks take GET and POST.");
        }
        List<FusionCall> calls = new FusionRequest(query, request, roles).calls();
        CrmConnection connection = connection(query.one("connection"));
        boolean browser = String.valueOf(request.getHeader("Accept")).contains("text/html");
        Answer accepted = Answer.json(200, Answer.accepted(calls.size()));
        List<Reception.Taken> taken = reception.take(
                new Reception.Arrival(
                        connection,
                        calls,
                        sender.map(InetAddress::getHostAddress).orElse(null),
                        Answer.accepted(calls.size())),
                browser ? Loading.LEASE : Duration.ZERO);
        if (browser) {
            return page(taken);
        }
        loading.nudge();
        return accepted;
    }

    /** Nothing else is looked at before the key was found right. */
    private Optional<InetAddress> sender(HttpServletRequest request, FormText query) {
        AccessGate.Decision decision = gate.decide(
                query.one("access_key"), peer(request), Collections.list(request.getHeaders("X-Forwarded-For")));
        if (decision instanceof AccessGate.Decision.Open open) {
            return open.sender();
        }
        throw decision instanceof AccessGate.Decision.Wait wait
                ? new Answer.Thrown(
                        Answer.error(429, "rate_limited", "Too many access keys were wrong; try again later.")
                                .after(wait.atLeast()))
                : new Answer.Thrown(403, "forbidden", "The access key is missing or wrong.");
    }

    private static InetAddress peer(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The server tells no address of the other end.", e);
        }
    }

    private CrmConnection connection(@Nullable String named) {
        return reception
                .connection(Tenant.DEFAULT, named)
                .orElseThrow(() -> named == null
                        ? new Answer.Thrown(503, "no_connection", "There is no CRM connection yet.")
                        : new Answer.Thrown(400, "invalid_connection", "There is no such CRM connection."));
    }

    /** A person tests with one contact; of several the first is loaded at once, and the others a minute later. */
    private Answer page(List<Reception.Taken> taken) {
        DebugPage page = new DebugPage();
        boolean first = true;
        for (Reception.Taken one : taken) {
            Load load = one.load();
            Optional<Loading.Loaded> loaded =
                    first && load != null ? loading.loadNow(load, PATIENCE) : Optional.empty();
            page.add(one.call(), loaded, load == null);
            first = false;
        }
        return page.answer();
    }
}
