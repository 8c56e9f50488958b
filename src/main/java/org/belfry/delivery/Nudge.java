package org.belfry.delivery;

/** Tells the pump that something may be due; returns at once and may be called from any thread. */
@FunctionalInterface
public interface Nudge {
    void nudge();
}
