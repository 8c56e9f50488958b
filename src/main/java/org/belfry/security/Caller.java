package org.belfry.security;

import java.security.Principal;
import org.belfry.kernel.Tenant;

/** Who calls, for which tenant, and what they may do; comes from the credential alone. */
public record Caller(String name, Tenant tenant, Role role) implements Principal {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
