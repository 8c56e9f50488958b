package org.belfry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of the table, printed as they come and written as Markdown after each, so that an aborted run leaves some. */
final class Results {
    private static final String HEAD =
            "| scenario | database | measure | value | ratio | note |\n|---|---|---|--:|--:|---|\n";

    private final Path file;
    private final String machine;
    private final List<Row> rows = new ArrayList<>();

    Results(Path file, String machine) {
        this.file = file;
        this.machine = machine;
    }

    /**
     * One measure.
     *
     * @param ratio to what the note names, or to the bare loop; empty for none
     */
    record Row(String scenario, String database, String measure, String value, String ratio, String note) {
        String markdown() {
            return "| " + String.join(" | ", scenario, database, measure, value, ratio, note) + " |";
        }
    }

    void add(Row row) {
        rows.add(row);
        System.out.println(row.markdown());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, toString());
        } catch (IOException e) {
            System.out.println(file + " could not be written: " + e);
        }
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(machine).append('\n').append(HEAD);
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        return text.toString();
    }
}
