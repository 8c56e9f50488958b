package org.belfry.kernel;

import java.io.Serializable;

/**
 * The number of one delivery, unique across dialects and tenants.
 *
 * @param value 1 or more
 */
public record DeliveryId(long value) implements Serializable {
    /** @throws IllegalArgumentException when {@code value} is not positive */
    public DeliveryId {
        if (value <= 0) {
            throw new IllegalArgumentException("A delivery id is positive (was %d)".formatted(value));
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
