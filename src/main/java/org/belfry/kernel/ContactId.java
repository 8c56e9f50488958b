package org.belfry.kernel;

import java.io.Serializable;

/**
 * The number of one contact, unique across tenants.
 *
 * @param value 1 or more
 */
public record ContactId(long value) implements Serializable {
    /** @throws IllegalArgumentException when {@code value} is not positive */
    public ContactId {
        if (value <= 0) {
            throw new IllegalArgumentException("A contact id is positive (was %d)".formatted(value));
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
