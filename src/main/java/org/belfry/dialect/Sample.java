package org.belfry.dialect;

import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Made-up content for a test send, always the same.
 *
 * @param data an object
 * @param actor an object; null where the dialect tells none
 */
public record Sample(RawJson data, @Nullable RawJson actor) {}
