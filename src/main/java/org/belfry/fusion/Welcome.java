package org.belfry.fusion;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.contact.Occasion;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;
import org.belfry.member.MemberRoles;
import org.belfry.member.Members;
import org.belfry.member.PasswordLinks;
import org.jspecify.annotations.Nullable;

/** Makes members of imported contacts, in a transaction of the caller. */
public final class Welcome {
    private final Members members;
    private final PasswordLinks links;
    private final MemberRoles roles;
    private final Function<Tenant, Optional<String>> obstacle;

    /** @param obstacle why no mail can leave at the moment, in a sentence */
    public Welcome(
            Members members, PasswordLinks links, MemberRoles roles, Function<Tenant, Optional<String>> obstacle) {
        this.members = members;
        this.links = links;
        this.roles = roles;
        this.obstacle = obstacle;
    }

    /** Admits a contact; one that is a member already is no new one, gets no mail, and another role only when one was named. */
    String admit(Occasion occasion, ContactId contact, FusionCall call, List<String> warnings) {
        String named = existing(call.role(), warnings);
        String role = named == null ? roles.usual() : named;
        if (!members.admit(occasion.tenant(), contact, role, occasion.now())) {
            return given(occasion, contact, named);
        }
        String now = " It is a member now, with the role " + role + ".";
        if (!call.welcome()) {
            return now;
        }
        links.ask(contact, occasion.now());
        obstacle.apply(occasion.tenant())
                .ifPresent(why -> warnings.add("The welcome mail waits, for two hours at most: " + why));
        return now + " The welcome mail was queued.";
    }

    /** Gives a member the role that was named, if one was. */
    String assign(Occasion occasion, ContactId contact, FusionCall call, List<String> warnings) {
        return given(occasion, contact, existing(call.role(), warnings));
    }

    private String given(Occasion occasion, ContactId contact, @Nullable String role) {
        return role != null && members.assign(contact, role, occasion.now()) ? " Its role is " + role + "." : "";
    }

    /** The door refuses others; but a receipt can be edited, and the roles may have changed since. */
    private @Nullable String existing(@Nullable String role, List<String> warnings) {
        if (role == null || roles.has(role)) {
            return role;
        }
        warnings.add("There is no role " + role + "; none was given.");
        return null;
    }
}
