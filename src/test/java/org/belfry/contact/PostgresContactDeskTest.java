package org.belfry.contact;

import org.belfry.database.TestDatabase;

class PostgresContactDeskTest extends ContactDeskContract {
    PostgresContactDeskTest() {
        super(Stores.in(TestDatabase.postgresql()));
    }
}
