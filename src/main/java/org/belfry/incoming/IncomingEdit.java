package org.belfry.incoming;

import java.util.List;
import org.belfry.action.Actions;
import org.belfry.kernel.Secret;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** What an owner wants of an incoming webhook; null leaves a thing as it is, a {@link Wish} without a value takes it back. */
public record IncomingEdit(Purpose purpose, Guarding guarding, Work work) {
    /** What it is for. A new one needs a name and an event type. */
    public record Purpose(
            @Nullable String name,
            @Nullable String eventType,
            @Nullable Wish<String> description,
            @Nullable Boolean active) {}

    /** Who may post there. */
    public record Guarding(
            @Nullable Wish<Secret> apiKey,
            @Nullable Wish<Secret> signingSecret,
            @Nullable List<String> allowed,
            @Nullable Integer perMinute) {}

    /** What is done. A new one needs actions. */
    public record Work(@Nullable Wish<Mapping> mapping, @Nullable Actions actions) {}
}
