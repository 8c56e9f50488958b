package org.belfry.member;

import java.util.List;

/**
 * The roles that members may have. They mean nothing to Belfry itself.
 *
 * @param names one or more; the first is that of whom nobody named one
 */
public record MemberRoles(List<String> names) {
    /** Those of WordPress and its shops that change nothing of a site; an operator who wants others lists them. */
    public static final MemberRoles USUAL =
            new MemberRoles(List.of("subscriber", "member", "customer", "contributor", "author", "editor"));

    private static final String FORM = "[A-Za-z0-9_-]{1,64}";

    /** @throws IllegalArgumentException when there is none, or one that is not 1 to 64 of {@code A-Z a-z 0-9 _ -} */
    public MemberRoles {
        names = List.copyOf(names);
        if (names.isEmpty() || !names.stream().allMatch(name -> name.matches(FORM))) {
            throw new IllegalArgumentException("Roles are 1 to 64 of A-Z a-z 0-9 _ and -");
        }
    }

    public boolean has(String role) {
        return names.contains(role);
    }

    /** The role of whom nobody named one. */
    public String usual() {
        return names.get(0);
    }
}
