package org.belfry.delivery.model;

/**
 * A delivery in the memory of a node.
 *
 * @param valid whether the node still has the lease it thinks it has: the fence it knows is the one that is kept
 */
record Held(int node, Phase phase, boolean valid) {
    /** What the node has done with it. */
    enum Phase {
        LEASED,
        ANSWERED_WELL,
        ANSWERED_BADLY
    }

    Held stale() {
        return valid ? new Held(node, phase, false) : this;
    }

    Held sent(Phase answered) {
        return new Held(node, answered, valid);
    }
}
