package org.belfry.maintenance;

import java.time.Instant;
import java.util.Optional;

/** Old things of one kind that are let go a piece at a time. Each call belongs in a transaction. */
public interface Chore {
    /** A round where there is nothing. */
    Round NOTHING = new Round() {
        @Override
        public long total() {
            return 0;
        }

        @Override
        public Optional<Piece> next(long after) {
            return Optional.empty();
        }
    };

    /** As the step of the job is called. */
    String name();

    /** Looks at what there is that is older than an instant. */
    Round begin(Instant before);

    /** One way through all of it. */
    interface Round {
        /** How much there is, in units of its own. */
        long total();

        /** The next piece after a position; 0 is the beginning. */
        Optional<Piece> next(long after);
    }

    /** What is let go in one transaction. */
    interface Piece {
        /** The position behind it. */
        long end();

        /** How much of the total it is. */
        long size();

        void clear();
    }
}
