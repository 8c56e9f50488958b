package org.belfry.incoming;

import org.belfry.action.Effect;
import org.belfry.kernel.Tenant;

/** Does what actions want beyond the contact, outside every transaction. It may be asked again for what it did already. */
@FunctionalInterface
public interface EffectRunner {
    /** Does it, or says why not; what it throws counts as {@link Verdict.Later}. */
    Verdict carryOut(Tenant tenant, Effect effect);

    /** What became of it; a sentence for the receipt. */
    sealed interface Verdict {
        String message();

        /** It is done. */
        record Done(String message) implements Verdict {}

        /** It cannot be done, now or later, unless somebody changes something. */
        record Impossible(String message) implements Verdict {}

        /** It did not work, and is to be tried again. */
        record Later(String message) implements Verdict {}
    }
}
