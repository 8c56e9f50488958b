package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.List;
import org.belfry.retry.RetrySchedule;
import org.jspecify.annotations.Nullable;

/** {@link Terms} as they are kept. */
@Embeddable
@Access(AccessType.FIELD)
public class TermsColumns {
    @Column(name = "timeout_seconds")
    private int timeoutSeconds;

    @Column(name = "max_in_flight")
    private int maxInFlight;

    @Column(name = "rate_limit_per_second")
    private @Nullable Integer rateLimitPerSecond;

    @Column(name = "expect_json")
    private boolean expectJson;

    /** Steps with commas between; empty for no retry, null for the dialect's. */
    @Column(name = "retry_schedule")
    private @Nullable String retrySchedule;

    /** For the persistence provider. */
    protected TermsColumns() {}

    TermsColumns(Terms terms) {
        RetrySchedule schedule = terms.schedule();
        this.timeoutSeconds = (int) terms.timeout().toSeconds();
        this.maxInFlight = terms.inFlight();
        this.rateLimitPerSecond = terms.perSecond() == 0 ? null : terms.perSecond();
        this.expectJson = terms.expectJson();
        this.retrySchedule = schedule == null ? null : String.join(",", schedule.spelled());
    }

    Terms terms() {
        return new Terms(
                Duration.ofSeconds(timeoutSeconds),
                maxInFlight,
                rateLimitPerSecond == null ? 0 : rateLimitPerSecond,
                expectJson,
                retrySchedule == null ? null : schedule(retrySchedule));
    }

    private static RetrySchedule schedule(String spelled) {
        return RetrySchedule.parse(spelled.isEmpty() ? List.of() : List.of(spelled.split(",")));
    }
}
