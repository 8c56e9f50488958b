package org.belfry.retry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long to wait after each failed attempt of a delivery. As many retries as steps; no steps, no retry.
 *
 * @param steps at most {@value #MOST_STEPS}, each more than zero and at most 365 days
 */
public record RetrySchedule(List<Duration> steps) {
    // Before the constants, whose constructor needs it.
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern STEP = Pattern.compile("0*([0-9]+)([smhd])");
    // More digits than these are out of range in any unit.
    private static final int DIGITS_THAT_COUNT = 9;

    /** How many steps a schedule may have. */
    public static final int MOST_STEPS = 20;

    /** FluentCRM's intervals: 1 min, 5 min, 30 min, 2 h, 24 h; six attempts in all. */
    public static final RetrySchedule FLUENT_CRM = new RetrySchedule(List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(24)));

    /** @throws IllegalArgumentException when there are too many steps or one is out of range */
    public RetrySchedule {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw tooMany(steps.size());
        }
        for (Duration step : steps) {
            if (step.isZero() || step.isNegative() || step.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A retry step is more than zero and at most 365 days (was %s)".formatted(step));
            }
        }
    }

    /**
     * The schedule that is spelled so, one step a text: a whole number and a unit, {@code s m h d}.
     *
     * @throws IllegalArgumentException with one sentence that names the step which is wrong, or tells that there are too many
     */
    public static RetrySchedule parse(List<String> steps) {
        if (steps.size() > MOST_STEPS) {
            // Said before anything is made of them.
            throw tooMany(steps.size());
        }
        List<Duration> durations = new ArrayList<>();
        for (String step : steps) {
            durations.add(duration(step, durations.size() + 1));
        }
        return new RetrySchedule(durations);
    }

    /**
     * The schedule as {@link #parse} reads it: in days from two on, else in the largest unit that leaves no rest. Parts of
     * a second, which cannot be spelled, are rounded up.
     */
    public List<String> spelled() {
        return steps.stream().map(RetrySchedule::spelled).toList();
    }

    /**
     * As many of these steps, the last one repeated when they do not suffice.
     *
     * @param retries 0 to {@value #MOST_STEPS}
     * @throws IllegalArgumentException when out of range, or when there is no step to repeat
     */
    public RetrySchedule withRetries(int retries) {
        if (retries < 0 || retries > MOST_STEPS) {
            throw tooMany(retries);
        }
        if (steps.isEmpty() && retries > 0) {
            throw new IllegalArgumentException("A schedule without steps has none to repeat");
        }
        return new RetrySchedule(IntStream.range(0, retries)
                .mapToObj(retry -> steps.get(Math.min(retry, steps.size() - 1)))
                .toList());
    }

    /**
     * The wait before the next attempt, without jitter; empty when the retries are used up.
     *
     * @param failedAttempts 1 or more
     * @throws IllegalArgumentException when nothing has failed yet
     */
    public Optional<Duration> after(int failedAttempts) {
        if (failedAttempts < 1) {
            throw new IllegalArgumentException("A retry follows a failed attempt (were %d)".formatted(failedAttempts));
        }
        return failedAttempts <= steps.size() ? Optional.of(steps.get(failedAttempts - 1)) : Optional.empty();
    }

    private static Duration duration(String step, int number) {
        Matcher form = STEP.matcher(step);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "Step %d of the retry schedule is no whole number with s, m, h or d behind, such as 30m."
                            .formatted(number));
        }
        String digits = form.group(1);
        Duration duration = digits.length() > DIGITS_THAT_COUNT
                ? LONGEST.plusDays(1)
                : Duration.of(Long.parseLong(digits), unit(form.group(2)));
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Step %d of the retry schedule must be more than zero and at most 365 days.".formatted(number));
        }
        return duration;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static String spelled(Duration step) {
        long seconds = step.plusNanos(999_999_999).toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static IllegalArgumentException tooMany(int steps) {
        return new IllegalArgumentException(
                "A retry schedule has at most %d steps (was %d)".formatted(MOST_STEPS, steps));
    }
}
