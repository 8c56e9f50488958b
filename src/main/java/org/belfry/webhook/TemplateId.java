package org.belfry.webhook;

/**
 * The number of one version of a payload template, unique across webhooks. What it names never changes.
 *
 * @param value 1 or more
 */
public record TemplateId(long value) {
    /** @throws IllegalArgumentException when {@code value} is not positive */
    public TemplateId {
        if (value <= 0) {
            throw new IllegalArgumentException("A template id is positive (was %d)".formatted(value));
        }
    }
}
