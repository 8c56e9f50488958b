package org.belfry.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/**
 * How a contact becomes a record of another system: the same rules as a {@link Mapping}, but they lead to members of an
 * object; dots in {@code to} make objects in it ({@code properties.firstname}).
 */
public final class OutwardMapping {
    /** Without a mapping these fields keep their names. */
    public static final OutwardMapping USUAL =
            new OutwardMapping(List.of(itself("email"), itself("first_name"), itself("last_name"), itself("phone")));

    private final List<Rule> rules;

    private OutwardMapping(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the JSON of {@link #json}; every fault is told with its path. Look at the faults before the result is used.
     *
     * @param path where the value stands, such as {@code actions[2].mapping}
     */
    public static OutwardMapping read(JsonSlice value, String path, Faults faults) {
        List<Rule> rules = new ArrayList<>();
        for (Form form : RuleForms.of(value, path, faults)) {
            Optional<Source> source = RuleForms.source(form);
            Optional<Path> target = target(form);
            form.refuseTheRest();
            if (target.isPresent() && rules.stream().anyMatch(rule -> collide(rule.to(), target.get()))) {
                form.fault("to", "Another rule puts an object where this one puts a value, or the other way round.");
            }
            source.ifPresent(from -> target.ifPresent(to -> rules.add(new Rule(from, to))));
        }
        return new OutwardMapping(rules);
    }

    private static Optional<Path> target(Form form) {
        String to = form.text("to");
        if (to != null && !Path.isPath(to)) {
            form.fault("to", "Must be names with dots between.");
            return Optional.empty();
        }
        return Optional.ofNullable(to).map(Path::new);
    }

    private static boolean collide(Path one, Path other) {
        return one.text().startsWith(other.text() + '.') || other.text().startsWith(one.text() + '.');
    }

    /** The rules as JSON, for an answer or to be kept. */
    public RawJson json() {
        return ObjectText.listed(rules.stream().map(Rule::json).toList());
    }

    /** The record; values that cannot be used are warnings and left out. */
    public Outward apply(Payload payload) {
        Faults warnings = new Faults();
        Map<String, RawJson> values = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Reading reading = rule.source().read(payload);
            if (reading instanceof Reading.Value value) {
                values.put(rule.to().text(), value.slice().raw());
            } else if (reading instanceof Reading.Wrong wrong) {
                warnings.add(rule.to().text(), wrong.reason());
            }
        }
        return new Outward(nested(values), warnings.list());
    }

    private static RawJson nested(Map<String, RawJson> values) {
        Map<String, Map<String, RawJson>> inner = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String first = dot < 0 ? name : name.substring(0, dot);
            inner.computeIfAbsent(first, key -> new LinkedHashMap<>()).put(name.substring(dot + 1), value);
        });
        ObjectText object = new ObjectText();
        inner.forEach((name, parts) -> {
            RawJson plain = values.get(name);
            object.raw(name, plain == null ? nested(parts) : plain);
        });
        return object.done();
    }

    private static Rule itself(String name) {
        return new Rule(new Source.Copy(new Path(name)), new Path(name));
    }

    /**
     * A record to send.
     *
     * @param warnings values that were left out
     */
    public record Outward(RawJson object, List<Fault> warnings) {
        public Outward {
            warnings = List.copyOf(warnings);
        }
    }

    private record Rule(Source source, Path to) {
        RawJson json() {
            ObjectText rule = new ObjectText();
            source.writeTo(rule);
            return rule.text("to", to.text()).done();
        }
    }
}
