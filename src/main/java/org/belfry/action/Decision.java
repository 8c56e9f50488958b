package org.belfry.action;

import java.util.List;
import org.belfry.contact.Changed;
import org.jspecify.annotations.Nullable;

/** What an action comes to. */
public sealed interface Decision {
    /** One sentence for the receipt. */
    String message();

    /**
     * Something is to be done.
     *
     * @param change of the contact; null when it stays as it is
     * @param effects beyond the contact, in this order
     * @param warnings what was asked for and is not done
     */
    record Done(String message, @Nullable Changed change, List<Effect> effects, List<String> warnings)
            implements Decision {
        public Done {
            effects = List.copyOf(effects);
            warnings = List.copyOf(warnings);
        }

        static Done changing(Changed change, String message) {
            return new Done(message, change, List.of(), change.refusals());
        }

        static Done effecting(Effect effect, String message) {
            return new Done(message, null, List.of(effect), List.of());
        }
    }

    /** There is nothing to do, and the receipt says why; no failure. */
    record Skipped(String message) implements Decision {
        static final Skipped NO_CONTACT = new Skipped("There is no contact with this email address.");
    }
}
