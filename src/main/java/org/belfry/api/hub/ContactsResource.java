package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.belfry.contact.ContactDesk;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactFilter;
import org.belfry.contact.ContactNote;
import org.belfry.contact.ContactState;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** The contacts of the tenant. */
@Path("contacts")
@Dependent
public class ContactsResource {
    private static final String ONE = "{id: [0-9]+}";

    private final ContactDesk desk;
    private final HttpServletRequest request;

    @Inject
    public ContactsResource(ContactDesk desk, HttpServletRequest request) {
        this.desk = desk;
        this.request = request;
    }

    /** Oldest first; {@code ?email&tag&list&status}, {@code ?limit&cursor}. */
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(
            value = "Contacts, oldest first",
            gives = "Contacts",
            queries = {"limit", "cursor", "email", "tag", "list", "contact_status"})
    public Response list(@Context UriInfo uri) {
        Faults faults = new Faults();
        PageQuery page = PageQuery.read(first(uri, "limit"), first(uri, "cursor"), faults);
        ContactFilter filter = ContactFilterIn.read(name -> first(uri, name), faults);
        Problem.throwIfAny(faults);
        List<ContactState> contacts = desk.page(tenant(), filter, page.after(), page.lookAhead());
        return Answers.ok(
                page.page("contacts", contacts, contact -> contact.id().value(), ContactOut::of));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Keeps a contact", takes = "ContactNew", gives = "Contact", status = 201, conflicts = true)
    public Response create(@Context UriInfo uri) {
        ContactEntry created = desk.create(tenant(), ContactIn.toCreate(Bodies.required(request)));
        return shown(
                Response.created(uri.getAbsolutePathBuilder()
                        .path(created.contact().id().toString())
                        .build()),
                created);
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A contact", gives = "Contact")
    public Response get(@PathParam("id") String id) {
        return shown(Response.ok(), desk.find(tenant(), Ids.contact(id)).orElseThrow(Problems::nothingThere));
    }

    /** Merges the body into the contact (RFC 7396). */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Changes a contact", takes = "ContactChange", gives = "Contact", conflicts = true)
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ContactId contact = Ids.contact(id);
        JsonSlice body = Bodies.required(request);
        return shown(
                Response.ok(),
                desk.change(tenant(), contact, entry -> {
                            Revision.require(ifMatch, entry.version());
                            return ContactIn.toChange(body, entry.contact());
                        })
                        .orElseThrow(Problems::nothingThere));
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Deletes a contact with its history", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!desk.delete(tenant(), Ids.contact(id), entry -> Revision.require(ifMatch, entry.version()))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    /** What happened to it, newest first; {@code ?limit&cursor}. */
    @GET
    @Path(ONE + "/history")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(
            value = "What happened to a contact, newest first",
            gives = "ContactHistory",
            queries = {"limit", "cursor"})
    public Response history(@PathParam("id") String id, @Context UriInfo uri) {
        PageQuery page = PageQuery.of(first(uri, "limit"), first(uri, "cursor"));
        List<ContactNote> notes = desk.history(tenant(), Ids.contact(id), page.before(), page.lookAhead())
                .orElseThrow(Problems::nothingThere);
        return Answers.ok(page.page("history", notes, ContactNote::id, ContactOut::of));
    }

    private static Response shown(Response.ResponseBuilder answer, ContactEntry entry) {
        return Answers.as(answer, ContactOut.of(entry.contact()))
                .header(HttpHeaders.ETAG, Revision.of(entry.version()))
                .build();
    }

    private static @Nullable String first(UriInfo uri, String name) {
        return uri.getQueryParameters().getFirst(name);
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
