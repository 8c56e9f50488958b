package org.belfry.contact;

import java.time.Instant;
import org.belfry.json.RawJson;

/**
 * One line of a contact's history.
 *
 * @param id grows with time; 0 before it is kept
 * @param type the event's canonical name
 * @param authority by whose word it happened
 * @param detail an object: which fields, which label, from which status to which
 */
public record ContactNote(long id, Instant at, String type, Authority authority, RawJson detail) {}
