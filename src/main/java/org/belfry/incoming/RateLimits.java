package org.belfry.incoming;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts requests, a bucket for each key: it holds as many as may come in a minute and fills up evenly. Counts on this node
 * only, forgets whom it has not seen for longest when there are too many, and takes time as it is handed in. Thread-safe.
 */
public final class RateLimits {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Bucket> buckets;

    /** @param mostKeys how many keys are remembered at once */
    public RateLimits(int mostKeys) {
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > mostKeys;
            }
        };
    }

    /**
     * Takes one, or tells how long to wait until there is one: more than zero.
     *
     * @param perMinute 1 or more
     */
    public synchronized Optional<Duration> take(String key, int perMinute, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(key, unseen -> new Bucket(now));
        return bucket.take(MINUTE / perMinute, now);
    }

    /** How long to wait until there is one, and takes none; empty when there is one now. */
    public synchronized Optional<Duration> look(String key, int perMinute, Instant now) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? Optional.empty() : bucket.look(MINUTE / perMinute, now);
    }

    /** Kept as the time at which it would be full: no rounding adds up. */
    private static final class Bucket {
        private Instant fullAt;

        Bucket(Instant now) {
            this.fullAt = now;
        }

        Optional<Duration> take(long nanosEach, Instant now) {
            Optional<Duration> wait = look(nanosEach, now);
            if (wait.isEmpty()) {
                fullAt = afterwards(nanosEach, now);
            }
            return wait;
        }

        Optional<Duration> look(long nanosEach, Instant now) {
            Duration tooEarly =
                    Duration.between(now, afterwards(nanosEach, now)).minusNanos(MINUTE);
            return tooEarly.compareTo(Duration.ZERO) > 0 ? Optional.of(tooEarly) : Optional.empty();
        }

        private Instant afterwards(long nanosEach, Instant now) {
            return (fullAt.isBefore(now) ? now : fullAt).plusNanos(nanosEach);
        }
    }
}
