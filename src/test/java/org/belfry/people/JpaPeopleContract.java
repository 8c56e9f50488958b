package org.belfry.people;

import org.belfry.people.jpa.JpaApiKeys;
import org.belfry.people.jpa.JpaTenancies;
import org.belfry.people.jpa.JpaUsers;
import org.belfry.testing.LocalPersistence;

/** People in a database. */
abstract class JpaPeopleContract extends PeopleContract {
    JpaPeopleContract(LocalPersistence place) {
        super(
                place.completed(new JpaUsers()),
                place.completed(new JpaApiKeys()),
                place.completed(new JpaTenancies()),
                place);
    }
}
