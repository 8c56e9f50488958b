package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class PostgresEnrollmentTest extends EnrollmentContract {
    PostgresEnrollmentTest() {
        super(TestDatabase.postgresql());
    }
}
