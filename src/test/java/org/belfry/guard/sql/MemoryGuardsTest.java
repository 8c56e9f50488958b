package org.belfry.guard.sql;

import org.belfry.guard.MemoryGuards;

class MemoryGuardsTest extends GuardsContract {
    MemoryGuardsTest() {
        super(Stores.in(new MemoryGuards()));
    }
}
