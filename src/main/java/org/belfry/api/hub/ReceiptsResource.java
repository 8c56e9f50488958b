package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptDesk;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** One receipt. */
@Path("receipts/{id: [0-9]+}")
@Dependent
public class ReceiptsResource {
    private final ReceiptDesk desk;
    private final HttpServletRequest request;

    @Inject
    public ReceiptsResource(ReceiptDesk desk, HttpServletRequest request) {
        this.desk = desk;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A receipt", gives = "Receipt")
    public Response get(@PathParam("id") String id) {
        return Answers.ok(ReceiptOut.of(required(id)));
    }

    /** Processes it anew, with its own payload or an edited one, whatever the guards say. */
    @POST
    @Path("retry")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Processes a receipt anew",
            takes = "ReceiptRetry",
            bodyOptional = true,
            gives = "Receipt",
            status = 202,
            conflicts = true)
    public Response retry(@PathParam("id") String id) {
        RawJson payload = payload(Bodies.optional(request));
        boolean redone = desk.redo(tenant(), Ids.plain(id), payload).orElseThrow(Problems::nothingThere);
        if (!redone) {
            throw new Problem.Thrown(new Problem(
                    409,
                    "Conflict",
                    "The request was refused and its payload not kept; send one to have it processed."));
        }
        return Answers.accepted(ReceiptOut.of(required(id)));
    }

    private static @Nullable RawJson payload(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        RawJson payload = form.value("payload", value -> {
            if (value.kind() != Kind.OBJECT) {
                throw new IllegalArgumentException("Must be an object.");
            }
            return value.raw();
        });
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return payload;
    }

    private Receipt required(String id) {
        return desk.find(tenant(), Ids.plain(id)).orElseThrow(Problems::nothingThere);
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
