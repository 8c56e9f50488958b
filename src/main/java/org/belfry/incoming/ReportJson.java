package org.belfry.incoming;

import java.util.List;
import java.util.Locale;
import org.belfry.action.Report;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;

/** Reports as they stand in a receipt: {@code [{"type","status","message"}]}, with warnings where there are some. */
public final class ReportJson {
    private ReportJson() {}

    /** All of them. */
    public static RawJson of(List<Report> reports) {
        return ObjectText.listed(reports.stream().map(ReportJson::of).toList());
    }

    private static RawJson of(Report report) {
        ObjectText out = new ObjectText()
                .text("type", report.type())
                .text("status", report.status().wireName())
                .text("message", report.message());
        if (!report.warnings().isEmpty()) {
            out.texts("warnings", report.warnings());
        }
        return out.done();
    }

    /** What {@link #of(List)} wrote. */
    public static List<Report> read(RawJson reports) {
        return StrictJson.read(reports.bytes()).items().stream()
                .map(ReportJson::read)
                .toList();
    }

    private static Report read(JsonSlice report) {
        return new Report(
                required(report, "type").text(),
                Report.Status.valueOf(required(report, "status").text().toUpperCase(Locale.ROOT)),
                required(report, "message").text(),
                report.members().containsKey("warnings")
                        ? required(report, "warnings").items().stream()
                                .map(JsonSlice::text)
                                .toList()
                        : List.of());
    }

    /** A member that was written by this room. */
    static JsonSlice required(JsonSlice object, String name) {
        JsonSlice member = object.members().get(name);
        if (member == null) {
            throw new IllegalStateException("What was kept lacks " + name + ".");
        }
        return member;
    }
}
