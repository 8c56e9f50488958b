package org.belfry.maintenance.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.belfry.maintenance.Chore;

/** What is let go by whole days (UTC); a position is the number of a day. */
abstract class AgedDays implements Chore {
    /** The days before a day of which there is something, in their order. */
    abstract List<LocalDate> days(LocalDate before);

    abstract void clear(LocalDate day);

    @Override
    public Round begin(Instant before) {
        List<LocalDate> days = days(LocalDate.ofInstant(before, ZoneOffset.UTC));
        return new Round() {
            @Override
            public long total() {
                return days.size();
            }

            @Override
            public Optional<Piece> next(long after) {
                return days.stream()
                        .filter(day -> day.toEpochDay() > after)
                        .findFirst()
                        .map(Day::new);
            }
        };
    }

    private final class Day implements Piece {
        private final LocalDate day;

        Day(LocalDate day) {
            this.day = day;
        }

        @Override
        public long end() {
            return day.toEpochDay();
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public void clear() {
            AgedDays.this.clear(day);
        }
    }
}
