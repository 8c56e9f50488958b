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
import java.util.Optional;
import org.belfry.catalogue.Catalogue;
import org.belfry.catalogue.OwnType;
import org.belfry.catalogue.Registry;
import org.belfry.catalogue.TypeTaken;
import org.belfry.delivery.Subscriptions;
import org.belfry.event.EventType;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.Tenant;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** The catalogue of event types, and those of the tenant's own, which alone can be changed. */
@Path("event-types")
@Dependent
public class EventTypesResource {
    private static final String ONE = "{type: [^/]+}";

    private final Catalogue catalogue;
    private final Registry registry;
    private final Subscriptions subscriptions;
    private final HttpServletRequest request;

    @Inject
    public EventTypesResource(
            Catalogue catalogue, Registry registry, Subscriptions subscriptions, HttpServletRequest request) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.subscriptions = subscriptions;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "The catalogue and the tenant's own event types", gives = "EventTypes")
    public Response list() {
        return Answers.ok(EventTypeOut.list(catalogue.all(tenant())));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Registers an event type",
            takes = "EventTypeNew",
            gives = "EventType",
            status = 201,
            conflicts = true)
    public Response register(@Context UriInfo uri) {
        EventTypeIn.New wanted = EventTypeIn.toRegister(Bodies.required(request));
        try {
            OwnType type = registry.register(tenant(), wanted.type(), wanted.shape())
                    .orElseThrow(() -> Problems.conflict(
                            "There are %d event types, which is the most.".formatted(Registry.MOST_TYPES)));
            return Answers.as(
                            Response.created(uri.getAbsolutePathBuilder()
                                    .path(type.type())
                                    .build()),
                            EventTypeOut.of(type))
                    .header(HttpHeaders.ETAG, Revision.of(type.version()))
                    .build();
        } catch (TypeTaken e) {
            throw Problems.conflict("There is an event type of that name.");
        }
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "An event type with its schema and example", gives = "EventType")
    public Response get(@PathParam("type") String type) {
        Optional<EventType> everybodys = EventType.named(type);
        return everybodys.isPresent()
                ? Answers.ok(EventTypeOut.of(everybodys.get()))
                : shown(catalogue.find(tenant(), type).orElseThrow(Problems::nothingThere));
    }

    /** Merges the body into the type (RFC 7396); schema and example are replaced as a whole. */
    @PATCH
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Changes a type of the tenant's own",
            takes = "EventTypeChange",
            gives = "EventType",
            conflicts = true)
    public Response change(@PathParam("type") String type, @HeaderParam("If-Match") @Nullable String ifMatch) {
        requireOwn(type);
        JsonSlice body = Bodies.required(request);
        return shown(registry.change(
                        tenant(),
                        type,
                        found -> Revision.require(ifMatch, found.version()),
                        before -> EventTypeIn.toChange(body, before))
                .orElseThrow(Problems::nothingThere));
    }

    /** Not while a webhook subscribes to it. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Removes a type of the tenant's own that no webhook names", status = 204, conflicts = true)
    public Response delete(@PathParam("type") String type, @HeaderParam("If-Match") @Nullable String ifMatch) {
        requireOwn(type);
        Tenant tenant = tenant();
        boolean removed = registry.remove(tenant, type, found -> {
            Revision.require(ifMatch, found.version());
            if (subscriptions.anyWants(tenant, type)) {
                throw Problems.conflict("A webhook subscribes to it.");
            }
        });
        if (!removed) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    private static void requireOwn(String type) {
        if (EventType.named(type).isPresent()) {
            throw Problems.conflict("It is in the catalogue, which does not change.");
        }
    }

    private static Response shown(OwnType type) {
        return Answers.as(Response.ok(), EventTypeOut.of(type))
                .header(HttpHeaders.ETAG, Revision.of(type.version()))
                .build();
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
