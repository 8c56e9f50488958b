package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.belfry.incoming.PublicUrl;
import org.belfry.json.Faults;
import org.belfry.json.ObjectText;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.member.Member;
import org.belfry.member.MemberDesk;
import org.belfry.member.MemberRoles;
import org.belfry.security.Role;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** Accounts of contacts; each has its contact's id. */
@Path("members")
@Dependent
public class MembersResource {
    private static final String ONE = "{id: [0-9]+}";

    private final MemberDesk desk;
    private final MemberRoles roles;
    private final PublicUrl publicUrl;
    private final HttpServletRequest request;

    @Inject
    public MembersResource(MemberDesk desk, MemberRoles roles, PublicUrl publicUrl, HttpServletRequest request) {
        this.desk = desk;
        this.roles = roles;
        this.publicUrl = publicUrl;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Members, oldest contact first", gives = "Members")
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("email") @Nullable String email) {
        Faults faults = new Faults();
        PageQuery page = PageQuery.read(limit, cursor, faults);
        Optional<EmailAddress> wanted = Optional.ofNullable(email).flatMap(EmailAddress::parse);
        if (email != null && wanted.isEmpty()) {
            faults.add("email", "Must be an email address.");
        }
        Problem.throwIfAny(faults);
        List<Member> members = desk.page(tenant(), wanted.orElse(null), page.after(), page.lookAhead());
        return Answers.ok(
                page.page("members", members, member -> member.contact().value(), MemberOut::of));
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @Described(
            value = "Makes a contact a member",
            takes = "MemberNew",
            gives = "Member",
            status = 201,
            conflicts = true)
    public Response create(@Context UriInfo uri) {
        MemberDesk.Wanted wanted = MemberIn.toCreate(Bodies.required(request), roles);
        publicUrl.seen(tenant(), uri.getBaseUri());
        Member made = desk.admit(tenant(), wanted).orElseThrow(MemberIn::noSuchContact);
        return Answers.created(uri, made.contact().value(), MemberOut.of(made))
                .header(HttpHeaders.ETAG, Revision.of(made.version()))
                .build();
    }

    @GET
    @Path(ONE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A member", gives = "Member")
    public Response get(@PathParam("id") String id) {
        Member member = desk.find(tenant(), Ids.contact(id)).orElseThrow(Problems::nothingThere);
        return Answers.as(Response.ok(), MemberOut.of(member))
                .header(HttpHeaders.ETAG, Revision.of(member.version()))
                .build();
    }

    /** The contact stays. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Removes a member; the contact stays", status = 204)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!desk.remove(tenant(), Ids.contact(id), member -> Revision.require(ifMatch, member.version()))) {
            throw Problems.nothingThere();
        }
        return Response.noContent().build();
    }

    /** The link that was sent before is worth nothing from now on. */
    @POST
    @Path(ONE + "/link")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Mails a new link to set the password", gives = "Member", status = 202)
    public Response link(@PathParam("id") String id, @Context UriInfo uri) {
        publicUrl.seen(tenant(), uri.getBaseUri());
        return Answers.accepted(
                MemberOut.of(desk.sendLink(tenant(), Ids.contact(id)).orElseThrow(Problems::nothingThere)));
    }

    /** For applications whose users the members are. */
    @POST
    @Path("authenticate")
    @RolesAllowed(Role.Names.ADMIN)
    @Described(value = "Tells whether a member has that password", takes = "MemberLogin", gives = "MemberAuthenticated")
    public Response authenticate() {
        MemberIn.Login login = MemberIn.toAuthenticate(Bodies.required(request));
        MemberDesk.Login checked = desk.check(tenant(), login.email(), login.password());
        if (checked instanceof MemberDesk.Login.Busy) {
            throw new Problem.Thrown(Problems.ofStatus(429));
        }
        ObjectText out = new ObjectText();
        if (checked instanceof MemberDesk.Login.Right right) {
            out.yes("authenticated").raw("member", MemberOut.of(right.member()));
        } else {
            out.truth("authenticated", false).nothing("member");
        }
        return Answers.ok(out.done());
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
