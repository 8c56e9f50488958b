package org.belfry.catalogue;

/**
 * Why an event cannot be taken.
 *
 * @param position of the event among those that were looked at, 0 for the first
 * @param member {@code type} or {@code data}
 * @param reason one sentence
 */
public record Objection(int position, String member, String reason) {}
