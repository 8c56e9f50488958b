package org.belfry.contact;

import java.util.List;
import org.belfry.event.HubEvent;

/**
 * What became of a change.
 *
 * @param state the contact as it stands now
 * @param events to be rung in the transaction that keeps the state, in this order
 * @param refusals sentences about what was asked for and not done
 */
public record Changed(ContactState state, List<HubEvent> events, List<String> refusals) {
    public Changed {
        events = List.copyOf(events);
        refusals = List.copyOf(refusals);
    }

    /** Whether there is something to keep; a renewed confirmation rings no event but is kept too. */
    public boolean differsFrom(ContactState before) {
        return !state.equals(before);
    }
}
