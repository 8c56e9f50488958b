package org.belfry.mapping;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;

/** Where a rule takes its value from, and what it makes of it. */
public sealed interface Source {
    /** What stands between the parts of a concatenation when the rule does not say. */
    String USUAL_SEPARATOR = " ";

    Reading read(Payload payload);

    /** Adds its members to a rule. */
    void writeTo(ObjectText rule);

    /** The value as it stands. */
    record Copy(Path from) implements Source {
        @Override
        public Reading read(Payload payload) {
            return payload.find(from).<Reading>map(Reading.Value::new).orElse(Reading.NOTHING);
        }

        @Override
        public void writeTo(ObjectText rule) {
            rule.text("from", from.text());
        }
    }

    /** A date, written another way. A blank text is no value. */
    record Dated(Path from, DateRewrite date) implements Source {
        @Override
        public Reading read(Payload payload) {
            Optional<JsonSlice> found = payload.find(from);
            if (found.isEmpty()) {
                return Reading.NOTHING;
            }
            Optional<String> text = Scalars.text(found.get());
            if (text.isPresent() && text.get().isBlank()) {
                return Reading.NOTHING;
            }
            try {
                return Reading.text(date.rewrite(text.orElse("")));
            } catch (DateTimeException e) {
                return new Reading.Wrong("Is not a date of the form %s.".formatted(date.from()));
            }
        }

        @Override
        public void writeTo(ObjectText rule) {
            ObjectText patterns = new ObjectText().text("from", date.from()).text("to", date.to());
            rule.text("from", from.text()).raw("date", patterns.done());
        }
    }

    /** Several texts in a row; those that are absent or blank are passed over, together with their separator. */
    record Concat(List<Path> parts, String separator) implements Source {
        public Concat {
            parts = List.copyOf(parts);
        }

        @Override
        public Reading read(Payload payload) {
            List<String> texts = new ArrayList<>();
            for (Path part : parts) {
                Optional<JsonSlice> found = payload.find(part);
                if (found.isPresent() && Scalars.text(found.get()).isEmpty()) {
                    return new Reading.Wrong("Only texts can be joined, and '%s' is none.".formatted(part.text()));
                }
                found.flatMap(Scalars::text)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(texts::add);
            }
            return texts.isEmpty() ? Reading.NOTHING : Reading.text(String.join(separator, texts));
        }

        @Override
        public void writeTo(ObjectText rule) {
            rule.texts("concat", parts.stream().map(Path::text).toList());
            if (!separator.equals(USUAL_SEPARATOR)) {
                rule.text("separator", separator);
            }
        }
    }

    /**
     * A fixed value, given only when something else in the payload has a certain value.
     *
     * @param equalTo a text, number or boolean; numbers compare by value, and a number or boolean equals the text that
     *     spells it
     */
    record Conditional(Path from, RawJson equalTo, RawJson value) implements Source {
        @Override
        public Reading read(Payload payload) {
            JsonSlice wanted = StrictJson.read(equalTo.bytes());
            return payload.find(from).filter(found -> same(found, wanted)).isPresent()
                    ? new Reading.Value(StrictJson.read(value.bytes()))
                    : Reading.NOTHING;
        }

        private static boolean same(JsonSlice found, JsonSlice wanted) {
            if (found.kind() == Kind.NUMBER && wanted.kind() == Kind.NUMBER) {
                return Scalars.sameNumber(found, wanted);
            }
            return Scalars.text(found).equals(Scalars.text(wanted))
                    && Scalars.text(wanted).isPresent();
        }

        @Override
        public void writeTo(ObjectText rule) {
            rule.text("from", from.text())
                    .raw("when", new ObjectText().raw("equals", equalTo).done())
                    .raw("value", value);
        }
    }
}
