package org.belfry.incoming;

class MemoryErrandsTest extends ErrandsContract {
    MemoryErrandsTest() {
        super(new MemoryInTray());
    }
}
