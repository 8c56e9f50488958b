package org.belfry.contact;

class MemoryContactDeskTest extends ContactDeskContract {
    MemoryContactDeskTest() {
        super(Stores.in(new MemoryAddressBook()));
    }
}
