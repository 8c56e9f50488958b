package org.belfry.security;

/** What a caller may do; {@link #ADMIN} everything, {@link #PUBLISHER} only publish events, {@link #VIEWER} only read. */
public enum Role {
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

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String ADMIN = "admin";
        public static final String PUBLISHER = "publisher";
        public static final String VIEWER = "viewer";

        private Names() {}
    }
}
