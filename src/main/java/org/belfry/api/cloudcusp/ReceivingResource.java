package org.belfry.api.cloudcusp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import org.belfry.incoming.Intake;
import org.belfry.incoming.Knock;
import org.belfry.incoming.Records;
import org.belfry.web.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what others post. Nothing of a body is read as JSON before the gate has let the request in. One for all requests: to
 * make and inject one each took a tenth of a request.
 */
@Path("webhooks/{id}")
@Singleton
public class ReceivingResource {
    private final Intake intake;
    private final HttpServletRequest request;

    @Inject
    public ReceivingResource(Intake intake, HttpServletRequest request) {
        this.intake = intake;
        this.request = request;
    }

    /** Answers as soon as what came is durable; it is processed after. */
    @POST
    public Response receive(@PathParam("id") String id, @Context UriInfo uri) {
        byte[] body = JsonBody.bytes(request);
        Knock knock = new Knock(id, peer(), this::headers, token(uri), body);
        Intake.Answer answer = intake.admit(knock);
        if (answer instanceof Intake.Answer.Refused refused) {
            return refusal(refused);
        }
        Records records = intake.take((Intake.Answer.Admitted) answer, JsonBody.parse(request, body));
        if (records instanceof Records.Unfit unfit) {
            return new CloudCuspError(400, unfit.code(), unfit.message())
                    .response()
                    .build();
        }
        Records.Accepted accepted = (Records.Accepted) records;
        return Response.ok(Intake.answer(accepted.all().size()).bytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response refusal(Intake.Answer.Refused refused) {
        Response.ResponseBuilder answer = new CloudCuspError(
                        refused.reason().status(),
                        refused.reason().code(),
                        refused.reason().message())
                .response();
        if (!refused.retryAfter().isZero()) {
            answer.header(HttpHeaders.RETRY_AFTER, refused.retryAfter().toSeconds());
        }
        return answer.build();
    }

    private List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** Of two nobody knows which one counts. */
    private static @Nullable String token(UriInfo uri) {
        List<String> tokens = uri.getQueryParameters().get("token");
        if (tokens == null) {
            return null;
        }
        return tokens.size() == 1 ? tokens.get(0) : "";
    }

    private InetAddress peer() {
        try {
            return InetAddress.getByName(request.getRemoteAddr());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The server tells no address of the other end.", e);
        }
    }
}
