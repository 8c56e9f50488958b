package org.belfry.incoming;

import java.time.Duration;
import java.time.Instant;
import org.belfry.kernel.Transactions;
import org.belfry.testing.SteppingClock;

/** Receipts in memory; time passes by a stepping clock. */
final class MemoryInTray implements InTray {
    private final SteppingClock clock = new SteppingClock();
    private final MemoryErrands errands = new MemoryErrands(clock);

    SteppingClock clock() {
        return clock;
    }

    @Override
    public Errands errands() {
        return errands;
    }

    @Override
    public Receipts receipts() {
        return errands;
    }

    @Override
    public Transactions transactions() {
        return errands;
    }

    @Override
    public void begin() {
        errands.forgetAll();
    }

    @Override
    public void keep(IncomingWebhook webhook) {
        // Receipts know it by its number.
    }

    @Override
    public void automation(long id) {
        // Receipts know it by its number.
    }

    @Override
    public void pass(Duration time) {
        clock.step(time);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
