package org.belfry.api.hub;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.belfry.contact.EmailTaken;
import org.belfry.crm.CrmDesk;
import org.belfry.delivery.EventIdTaken;
import org.belfry.incoming.AutomationDesk;
import org.belfry.member.MemberDesk;
import org.belfry.web.BodyRefused;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure of the native API as a problem; what is our fault is logged, never shown. */
public class HubFailures implements ExceptionMapper<Throwable> {
    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof Problem.Thrown thrown) {
            return thrown.problem().response();
        }
        if (failure instanceof BodyRefused refused) {
            Problem plain = Problems.ofStatus(refused.reason().status());
            return new Problem(plain.status(), plain.title(), String.valueOf(refused.getMessage())).response();
        }
        if (failure instanceof EventIdTaken taken) {
            return new Problem(409, "Conflict", String.valueOf(taken.getMessage())).response();
        }
        if (failure instanceof EmailTaken
                || failure instanceof AutomationDesk.NameTaken
                || failure instanceof CrmDesk.NameTaken
                || failure instanceof MemberDesk.AlreadyMember) {
            return new Problem(409, "Conflict", String.valueOf(failure.getMessage())).response();
        }
        Refusal refusal = Refusal.of(failure, request, "the native API");
        return refusal.around(Problems.ofStatus(refusal.status()).response());
    }
}
