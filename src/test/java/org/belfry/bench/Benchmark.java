package org.belfry.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.belfry.bench.Options.Product;
import org.belfry.bench.Results.Row;
import org.belfry.bench.Scenarios.Scenario;
import org.belfry.bench.Stage.Equipment;
import org.belfry.testing.Postgres;

/** Measures everything in one run and prints one table; see docs/benchmarks.md. */
final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Options options = Options.parse(args);
        try (Postgres postgres = Postgres.startDurable();
                SinkProcess sink = SinkProcess.start()) {
            String machine = Machine.describe(options, List.of(postgres));
            System.out.println(machine);
            Results results = new Results(options.out(), machine);
            double ceiling = Ceiling.measure(options, sink);
            results.add(ceilingRow(ceiling));
            runAll(options, new Equipment(sink, postgres, results), ceiling);
            System.out.println("\n" + results);
        }
    }

    private static Row ceilingRow(double ceiling) {
        String loop = "bare loop of the HTTP client, 100 under way, 600 bytes";
        return new Row("ceiling", "none", "requests/s", Results.number(ceiling), Results.ratio(1), loop);
    }

    private static void runAll(Options options, Equipment equipment, double ceiling) {
        for (Scenario scenario : Scenarios.ALL) {
            for (Product product : options.databases()) {
                if (options.wants(scenario.name())) {
                    run(scenario, new Stage(scenario.name(), product, options, equipment, ceiling));
                }
            }
        }
    }

    /** A scenario that fails says so in its row; the others go on. */
    private static void run(Scenario scenario, Stage stage) {
        try {
            scenario.run(stage);
        } catch (Exception | AssertionError e) {
            String first = String.valueOf(e).lines().findFirst().orElse("").replace('|', '/');
            stage.add("did not complete", "", "", first);
        }
    }
}
