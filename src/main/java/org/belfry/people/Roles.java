package org.belfry.people;

import org.belfry.security.Role;

/** Roles as the rows spell them. */
final class Roles {
    private Roles() {}

    static Role kept(String name) {
        return Role.given(name).orElseThrow(() -> new IllegalStateException("No role is called " + name + "."));
    }
}
