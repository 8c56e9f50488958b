package org.belfry.delivery;

import org.belfry.testing.SteppingClock;

class MemoryWebhookHealthTest extends WebhookHealthContract {
    MemoryWebhookHealthTest() {
        super(new MemoryDepot(new SteppingClock()));
    }
}
