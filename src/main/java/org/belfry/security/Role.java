package org.belfry.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a caller may do; {@link #OPERATOR} everything, {@link #ADMIN} everything in its tenant, {@link #PUBLISHER} only publish
 * events, {@link #VIEWER} only read.
 */
public enum Role {
    /** The first administrator, whom the configuration names; nobody can be given this role. */
    OPERATOR(Role.Names.OPERATOR),
    ADMIN(Role.Names.ADMIN),
    PUBLISHER(Role.Names.PUBLISHER),
    VIEWER(Role.Names.VIEWER);

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** As it stands in {@code @RolesAllowed} and in the APIs. */
    public String roleName() {
        return roleName;
    }

    /** All names that open something for it: whoever runs the server is an administrator, too. */
    public Set<String> roleNames() {
        return this == OPERATOR ? Set.of(Names.OPERATOR, Names.ADMIN) : Set.of(roleName);
    }

    /** The role of that name, if it can be given to users and keys. */
    public static Optional<Role> given(String roleName) {
        return Stream.of(ADMIN, PUBLISHER, VIEWER)
                .filter(role -> role.roleName.equals(roleName))
                .findFirst();
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String OPERATOR = "operator";
        public static final String ADMIN = "admin";
        public static final String PUBLISHER = "publisher";
        public static final String VIEWER = "viewer";

        private Names() {}
    }
}
