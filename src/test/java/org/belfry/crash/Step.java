package org.belfry.crash;

/** Where a node is killed. Nothing in the node knows of it: the sink or the database says when it is there. */
enum Step {
    /** The request has arrived, the answer has not left. */
    REQUEST_ARRIVED,
    /** The answer has left, its result is not recorded. */
    ANSWER_LEFT,
    INSERT_EVENT,
    INSERT_DELIVERY,
    CLAIM,
    RECORD_ATTEMPT,
    RECORD_DELIVERY,
    /** The database commits an insert of deliveries, but has told nobody; PostgreSQL alone can be held there. */
    COMMIT,
    /** Some event has been acknowledged, whatever else is going on. */
    ACKNOWLEDGED;

    boolean isInDatabase() {
        return this != REQUEST_ARRIVED && this != ANSWER_LEFT && this != ACKNOWLEDGED;
    }
}
