package org.belfry.egress;

/** A text that is no acceptable URL. Carries only the reason: the text itself may hold a credential. */
final class UnfitUrlException extends Exception {
    private final Refusal refusal;

    UnfitUrlException(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
