package org.belfry.member;

import org.belfry.database.TestDatabase;

class PostgresMembersTest extends MembersContract {
    PostgresMembersTest() {
        super(TestDatabase.postgresql());
    }
}
