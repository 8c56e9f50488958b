package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.belfry.database.CurrentTransaction;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tallies;
import org.belfry.statistics.sql.SqlStatistics;
import org.belfry.statistics.sql.SqlTallies;

/** Makes what counts and tells. */
@ApplicationScoped
class StatisticsWiring {
    @Produces
    @Singleton
    CurrentTransaction currentTransaction(DataSource dataSource) {
        return new CurrentTransaction(dataSource);
    }

    @Produces
    @Singleton
    Statistics statistics(CurrentTransaction sql) {
        return new SqlStatistics(sql);
    }

    @Produces
    @Singleton
    Tallies tallies(CurrentTransaction sql) {
        return new SqlTallies(sql);
    }
}
