package org.belfry.incoming;

/** Another node works on the receipt by now. */
public final class LeaseLost extends RuntimeException {
    public LeaseLost() {
        super("The lease of the receipt was lost.", null, false, false);
    }
}
