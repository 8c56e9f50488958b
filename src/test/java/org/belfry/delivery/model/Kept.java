package org.belfry.delivery.model;

/**
 * What is kept of a delivery.
 *
 * @param owner the node that has leased it, or {@link #NOBODY}
 * @param attempts that count; they begin anew when its owner has it sent again
 * @param due whether its time has come; while it has an owner, whether its lease has ended
 * @param again whether its owner has had it sent again
 */
record Kept(Stage stage, int owner, int attempts, boolean due, boolean again) {
    static final int NOBODY = -1;
    static final Kept UNBORN = new Kept(Stage.UNBORN, NOBODY, 0, false, false);

    /** Where it stands. */
    enum Stage {
        UNBORN,
        READY,
        SUCCESS,
        FAILED,
        CANCELLED
    }

    boolean isReady() {
        return stage == Stage.READY;
    }

    boolean hasOwner() {
        return owner != NOBODY;
    }

    /** Whether nothing more happens to it by itself. */
    boolean isOver() {
        return !isReady();
    }

    Kept leasedBy(int node) {
        return new Kept(Stage.READY, node, attempts, false, again);
    }

    Kept waiting(boolean dueNow) {
        return new Kept(Stage.READY, NOBODY, attempts, dueNow, again);
    }

    Kept fallenDue() {
        return new Kept(stage, owner, attempts, true, again);
    }

    Kept tried() {
        return new Kept(stage, owner, attempts + 1, due, again);
    }

    Kept ended(Stage how) {
        return new Kept(how, NOBODY, attempts, false, again);
    }

    Kept sentAgain() {
        return new Kept(Stage.READY, NOBODY, 0, true, true);
    }
}
