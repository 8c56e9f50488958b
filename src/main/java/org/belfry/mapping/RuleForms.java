package org.belfry.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.json.Faults;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads what all rules have in common, whatever they lead to. */
final class RuleForms {
    private static final int MOST_RULES = 200;

    private RuleForms() {}

    /** The rules of a list that has one or more. */
    static List<Form> of(JsonSlice value, String path, Faults faults) {
        List<Form> forms = new ArrayList<>();
        List<JsonSlice> items = value.kind() == Kind.ARRAY ? value.items() : List.of();
        if (items.isEmpty() || items.size() > MOST_RULES) {
            faults.add(path, "Must be a list of 1 to %d rules.".formatted(MOST_RULES));
            return forms;
        }
        for (int i = 0; i < items.size(); i++) {
            Form.of(items.get(i), path + '[' + i + ']', faults).ifPresent(forms::add);
        }
        return forms;
    }

    /** One of the four kinds of sources: {@code concat}, {@code date}, {@code when}, or a plain {@code from}. */
    static Optional<Source> source(Form form) {
        if (form.has("concat")) {
            return concat(form);
        }
        String text = form.text("from");
        Path from = text == null ? null : path(form, "from", text);
        if (form.has("date")) {
            Optional<DateRewrite> date = form.form("date").flatMap(RuleForms::date);
            return from == null ? Optional.empty() : date.map(rewrite -> new Source.Dated(from, rewrite));
        }
        if (form.has("when") || form.has("value")) {
            return conditional(form, from);
        }
        return Optional.ofNullable(from).map(Source.Copy::new);
    }

    private static Optional<Source> concat(Form form) {
        List<Path> parts = new ArrayList<>();
        List<String> texts = form.texts("concat");
        for (String text : texts) {
            Path part = text.isEmpty() ? null : path(form, "concat", text);
            if (part != null) {
                parts.add(part);
            }
        }
        JsonSlice separator = form.valueIfAny("separator");
        String between = separator == null || separator.kind() != Kind.STRING ? null : separator.text();
        if (separator != null && (between == null || !PlainText.fits(between))) {
            form.fault("separator", "Must be a text; an empty one is fine.");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source.Concat(parts, between == null ? Source.USUAL_SEPARATOR : between));
    }

    private static Optional<DateRewrite> date(Form form) {
        String from = form.text("from");
        String to = form.text("to");
        form.refuseTheRest();
        if (from != null) {
            DateRewrite.faultOfReading(from).ifPresent(reason -> form.fault("from", reason));
        }
        if (to != null) {
            DateRewrite.faultOfWriting(to).ifPresent(reason -> form.fault("to", reason));
        }
        return from == null || to == null ? Optional.empty() : Optional.of(new DateRewrite(from, to));
    }

    private static Optional<Source> conditional(Form form, @Nullable Path from) {
        Optional<RawJson> equalTo = form.form("when").flatMap(RuleForms::equalTo);
        JsonSlice value = form.value("value");
        return from == null || value == null
                ? Optional.empty()
                : equalTo.map(wanted -> new Source.Conditional(from, wanted, value.raw()));
    }

    private static Optional<RawJson> equalTo(Form when) {
        JsonSlice wanted = when.value("equals");
        when.refuseTheRest();
        if (wanted != null && Scalars.text(wanted).isEmpty()) {
            when.fault("equals", "Must be a text, a number, true or false.");
            return Optional.empty();
        }
        return Optional.ofNullable(wanted).map(JsonSlice::raw);
    }

    private static @Nullable Path path(Form form, String member, String text) {
        if (!Path.isPath(text)) {
            form.fault(member, "Must be names with dots between.");
            return null;
        }
        return new Path(text);
    }
}
