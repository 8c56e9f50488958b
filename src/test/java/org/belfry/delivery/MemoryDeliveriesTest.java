package org.belfry.delivery;

import org.belfry.testing.SteppingClock;

class MemoryDeliveriesTest extends DeliveriesContract {
    MemoryDeliveriesTest() {
        super(new MemoryDepot(new SteppingClock()));
    }
}
