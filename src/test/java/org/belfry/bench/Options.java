package org.belfry.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param scenarios names; none means all
 * @param databases on which
 * @param factor all numbers of events are multiplied by it
 * @param jvmFlags of the bundle's process; none is {@code java -jar} as it comes
 * @param out where the table goes
 */
record Options(List<String> scenarios, Set<Product> databases, double factor, List<String> jvmFlags, Path out) {

    /** The databases that Belfry speaks to. */
    enum Product {
        POSTGRESQL,
        H2
    }

    /** Reads the command line; an {@link IllegalArgumentException} tells what is wrong with it. */
    static Options parse(String[] args) {
        List<String> scenarios = new ArrayList<>();
        Set<Product> databases = EnumSet.allOf(Product.class);
        double factor = 1;
        List<String> jvmFlags = new ArrayList<>();
        Path out = Path.of("target", "benchmarks.md");
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.startsWith("--factor=")) {
                factor = Double.parseDouble(value);
            } else if (arg.startsWith("--database=")) {
                databases = EnumSet.of(Product.valueOf(value.toUpperCase(Locale.ROOT)));
            } else if (arg.startsWith("--jvm=")) {
                jvmFlags.add(value);
            } else if (arg.startsWith("--out=")) {
                out = Path.of(value);
            } else if (Scenarios.names().contains(arg)) {
                scenarios.add(arg);
            } else {
                throw new IllegalArgumentException("There is no '" + arg + "'; there are --factor=0.1,"
                        + " --database=postgresql, --jvm=-Xmx1g, --out=file and " + Scenarios.names() + ".");
            }
        }
        return new Options(scenarios, databases, factor, jvmFlags, out);
    }

    boolean wants(String scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario);
    }

    /** A number of events, scaled; enough are left to tell a pace. */
    int scaled(int full) {
        return (int) Math.max(200, Math.round(full * factor));
    }
}
