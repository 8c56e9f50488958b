package org.belfry.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.belfry.bench.Options.Product;
import org.belfry.bench.Results.Row;
import org.belfry.testing.Bundle;
import org.belfry.testing.Postgres;

/**
 * What a scenario works with on one database.
 *
 * @param ceiling requests per second of the bare loop, in this run
 */
record Stage(String scenario, Product product, Options options, Equipment equipment, double ceiling) {
    /** Nothing arrives for so long: no more will. */
    private static final Duration STALLED = Duration.ofSeconds(30);

    private static final int MOST_ROUNDS = 15;
    /** Faster than the best round before by less than this, so many times in a row: warm. */
    private static final double SETTLED = 1.05;

    private static final int PLATEAU = 2;

    /** What all scenarios of a run share. */
    record Equipment(SinkProcess sink, Postgres postgres, Results results) {}

    SinkProcess sink() {
        return equipment.sink();
    }

    int scaled(int full) {
        return options.scaled(full);
    }

    /** A started bundle with an empty database. */
    Ground open() throws IOException {
        return open(Bundle.JAR);
    }

    /** The same of another jar than the built one. */
    Ground open(Path jar) throws IOException {
        sink().reset();
        Store store = product == Product.H2
                ? new Store.DefaultFile()
                : new Store.OnPostgres(equipment.postgres().newDatabase());
        return Ground.open(jar, store, sink(), options.jvmFlags());
    }

    /** What arrives until so many have; what is missing becomes a row of its own. */
    Arrivals arrivals(int wanted) throws IOException {
        int count = sink().await(wanted, STALLED);
        if (count < wanted) {
            add("arrived before the patience ended", String.valueOf(count), "", "of " + wanted);
        }
        return sink().arrivals();
    }

    /** Publishes something. */
    interface Round {
        Ends publish() throws IOException, InterruptedException;
    }

    /**
     * Does it again and again until it gets little faster, each time until all has arrived, and forgets it. A server that has
     * just started is ten times slower: its second compiler needs minutes beside the requests on two cores.
     *
     * @param eachArrives how many deliveries a request leads to
     */
    void warmUp(int eachArrives, Round round) throws IOException, InterruptedException {
        double best = 0;
        int noFaster = 0;
        for (int i = 0; i < MOST_ROUNDS && noFaster < PLATEAU; i++) {
            sink().reset();
            double pace = arrivals(accepted(round.publish()).good() * eachArrives)
                    .pace()
                    .steady();
            noFaster = pace < best * SETTLED ? noFaster + 1 : 0;
            best = Math.max(best, pace);
        }
        sink().reset();
    }

    /** Tells of requests that were not accepted; nothing when all were. */
    Ends accepted(Ends ends) {
        if (ends.good() < ends.requests()) {
            add("requests not accepted", String.valueOf(ends.requests() - ends.good()), "", "of " + ends.requests());
        }
        return ends;
    }

    /** A pace and its ratio to the bare loop. */
    void perSecond(String measure, double value, String note) {
        add(measure + "/s", Results.number(value), Results.ratio(value / ceiling), note);
    }

    /** A pace and its ratio to another of this run. */
    void perSecond(String measure, double value, double other, String note) {
        add(measure + "/s", Results.number(value), Results.ratio(value / other), note);
    }

    void memory(Rss rss) {
        String growth = Results.number(rss.slopeAtTheEnd()) + " MB/min in the last quarter of " + rss.seconds() + " s";
        add("memory of the process, most", Results.number(rss.most()) + " MB", "", growth);
    }

    void add(String measure, String value, String ratio, String note) {
        String database = product.name().toLowerCase(Locale.ROOT);
        equipment.results().add(new Row(scenario, database, measure, value, ratio, note));
    }
}
