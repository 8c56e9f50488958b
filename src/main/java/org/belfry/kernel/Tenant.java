package org.belfry.kernel;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The owner of every row. It comes from the credential of the caller, never from a body.
 *
 * @param id 1 to 64 of {@code a-z 0-9 _ -}
 */
public record Tenant(String id) implements Serializable {
    // Before the constants, whose constructor needs it.
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,64}");

    /** The tenant that is there out of the box. */
    public static final Tenant DEFAULT = new Tenant("default");

    /** @throws IllegalArgumentException when {@code id} has another form */
    public Tenant {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("A tenant is 1 to 64 of a-z 0-9 _ - (was %s)".formatted(Echo.of(id)));
        }
    }
}
