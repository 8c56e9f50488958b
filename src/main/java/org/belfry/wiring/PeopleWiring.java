package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.belfry.kernel.Transactions;
import org.belfry.people.ApiKeys;
import org.belfry.people.Door;
import org.belfry.people.Users;
import org.belfry.security.Credentials;
import org.belfry.security.PasswordHash;

/** Makes the door, once: it remembers who came in. */
@ApplicationScoped
class PeopleWiring {

    @Produces
    @Singleton
    Door.Rows rows(Users users, ApiKeys keys, Transactions transactions) {
        return new Door.Rows(users, keys, transactions);
    }

    /** Half of the processors check passwords, so that the rest goes on with its work. */
    @Produces
    @Singleton
    Door door(Credentials administrator, Door.Rows rows, InstantSource clock, RandomGenerator random) {
        int processors = Runtime.getRuntime().availableProcessors();
        Door.Effort effort =
                new Door.Effort(PasswordHash.USUAL_ITERATIONS, Math.max(1, processors / 2), Duration.ofSeconds(5));
        return new Door(administrator, rows, clock, random, effort);
    }
}
