package org.belfry.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.Target.Special;

/**
 * How a payload becomes the fields of a contact: rules that are followed in their order, the later one winning where two
 * find a value for one field (tags and lists add up). One rule at least must lead to {@code email}.
 *
 * <p>A value that cannot be used is a warning and left out, so that one odd date does not cost the contact. Only for
 * {@code email} it is an error, because without it nobody knows whom the rest is about.
 */
public final class Mapping {
    /** Without a mapping these fields map to themselves. */
    public static final Mapping USUAL = new Mapping(List.of(
            itself(Special.EMAIL),
            itself(new Target.Plain(TextField.FIRST_NAME)),
            itself(new Target.Plain(TextField.LAST_NAME)),
            itself(new Target.Plain(TextField.PHONE)),
            itself(Special.TAGS)));

    private static final String EMAIL = Special.EMAIL.wireName();

    private final List<Rule> rules;

    private Mapping(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the JSON of {@link #json}; every fault is told with its path. Look at the faults before the result is used.
     *
     * @param path where the value stands, such as {@code mapping}
     */
    public static Mapping read(JsonSlice value, String path, Faults faults) {
        List<Rule> rules = new ArrayList<>();
        int before = faults.count();
        for (Form form : RuleForms.of(value, path, faults)) {
            Optional<Source> source = RuleForms.source(form);
            Optional<Target> target = target(form);
            form.refuseTheRest();
            source.ifPresent(from -> target.ifPresent(to -> rules.add(new Rule(from, to))));
        }
        if (faults.count() == before && rules.stream().noneMatch(rule -> rule.to() == Special.EMAIL)) {
            faults.add(path, "Needs a rule that leads to email.");
        }
        return new Mapping(rules);
    }

    private static Optional<Target> target(Form form) {
        String to = form.text("to");
        Optional<Target> target = Optional.ofNullable(to).flatMap(Target::named);
        if (to != null && target.isEmpty()) {
            form.fault("to", "Must be a field of a contact, or custom_field. and 1 to 64 of A-Z a-z 0-9 _ -");
        }
        return target;
    }

    /** The rules as JSON, for an answer or to be kept. */
    public RawJson json() {
        return ObjectText.listed(rules.stream().map(Rule::json).toList());
    }

    /** What the payload tells of a contact. */
    public MappingResult apply(Payload payload) {
        Faults faults = new Faults();
        FieldsInProgress fields = new FieldsInProgress(faults);
        rules.forEach(rule -> follow(rule, payload, fields));
        ContactFields done = fields.done();
        if (done.email() == null && !fields.refused(Special.EMAIL)) {
            faults.add(EMAIL, "Is required, and the payload has none.");
        }
        List<Fault> errors = faults.list().stream()
                .filter(fault -> fault.field().equals(EMAIL))
                .toList();
        List<Fault> warnings = faults.list().stream()
                .filter(fault -> !fault.field().equals(EMAIL))
                .toList();
        return done.email() == null || !errors.isEmpty()
                ? new MappingResult.Unmappable(errors, warnings)
                : new MappingResult.Mapped(done.email(), done, warnings);
    }

    private static void follow(Rule rule, Payload payload, FieldsInProgress fields) {
        Reading reading = rule.source().read(payload);
        if (reading instanceof Reading.Value value) {
            fields.put(rule.to(), value.slice());
        } else if (reading instanceof Reading.Wrong wrong) {
            fields.refuse(rule.to(), wrong.reason());
        }
    }

    private static Rule itself(Target target) {
        return new Rule(new Source.Copy(new Path(target.wireName())), target);
    }

    private record Rule(Source source, Target to) {
        RawJson json() {
            ObjectText rule = new ObjectText();
            source.writeTo(rule);
            return rule.text("to", to.wireName()).done();
        }
    }
}
