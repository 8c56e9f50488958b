package org.belfry.incoming;

import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of a thing that may be absent.
 *
 * @param value null takes it back
 */
public record Wish<T>(@Nullable T value) {}
