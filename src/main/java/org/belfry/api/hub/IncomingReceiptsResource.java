package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.belfry.incoming.IncomingWebhookId;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptDesk;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.json.Faults;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** What one incoming webhook has received. */
@Path("incoming-webhooks/{id: [0-9a-f]{12}}/receipts")
@Dependent
public class IncomingReceiptsResource {
    private final ReceiptDesk desk;
    private final HttpServletRequest request;

    @Inject
    public IncomingReceiptsResource(ReceiptDesk desk, HttpServletRequest request) {
        this.desk = desk;
        this.request = request;
    }

    /** Newest first; {@code ?status}, {@code ?limit&cursor}. */
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(
            value = "Receipts of an incoming webhook, newest first",
            gives = "Receipts",
            queries = {"limit", "cursor", "receipt_status"})
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Faults faults = new Faults();
        PageQuery page = PageQuery.read(first(uri, "limit"), first(uri, "cursor"), faults);
        ReceiptStatus wanted = status(first(uri, "status"), faults);
        Problem.throwIfAny(faults);
        List<Receipt> receipts = desk.page(tenant(), new IncomingWebhookId(id), wanted, page.before(), page.lookAhead())
                .orElseThrow(Problems::nothingThere);
        return Answers.ok(page.page("receipts", receipts, Receipt::id, ReceiptOut::of));
    }

    private static @Nullable String first(UriInfo uri, String name) {
        return uri.getQueryParameters().getFirst(name);
    }

    private static @Nullable ReceiptStatus status(@Nullable String word, Faults faults) {
        ReceiptStatus status = word == null ? null : ReceiptStatus.named(word).orElse(null);
        if (word != null && status == null) {
            faults.add("status", "Must be pending, processed, failed, duplicate, blocked or refused.");
        }
        return status;
    }

    /** All of them as a stream, newest first. */
    @GET
    @Path("export")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "All receipts of an incoming webhook as a file", gives = "ReceiptsExport")
    public Response export(@PathParam("id") String id, @QueryParam("format") @Nullable String format) {
        ReceiptExport.Format wanted = ReceiptExport.format(format);
        Tenant tenant = tenant();
        IncomingWebhookId webhook = new IncomingWebhookId(id);
        if (desk.page(tenant, webhook, null, 0, 1).isEmpty()) {
            throw Problems.nothingThere();
        }
        ReceiptExport export =
                new ReceiptExport(wanted, before -> desk.page(tenant, webhook, null, before, ReceiptExport.PAGE)
                        .orElse(List.of()));
        return Response.ok(export, wanted.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"receipts-" + id + "." + wanted.extension() + "\"")
                .build();
    }

    /** Those that have ended; what waits still waits. */
    @DELETE
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Forgets receipts that have ended", status = 204)
    public Response clear(@PathParam("id") String id) {
        if (!desk.clear(tenant(), new IncomingWebhookId(id))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
