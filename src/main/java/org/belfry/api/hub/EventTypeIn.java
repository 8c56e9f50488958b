package org.belfry.api.hub;

import org.belfry.catalogue.TypeShape;
import org.belfry.catalogue.schema.JsonSchema;
import org.belfry.event.EventType;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.PlainText;

/** Reads what a tenant says of an event type of its own. */
final class EventTypeIn {
    private static final TypeShape NOTHING = new TypeShape(null, null, null);

    private EventTypeIn() {}

    /** A type that is to be registered. */
    record New(String type, TypeShape shape) {}

    static New toRegister(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        String type = Grants.required(form, "type", value -> type(MergeForm.text(value)));
        TypeShape shape = shape(form, NOTHING, faults);
        if (type == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return new New(type, shape);
    }

    /** The shape after a change by JSON merge. */
    static TypeShape toChange(JsonSlice body, TypeShape before) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        if (form.has("type")) {
            form.fault("type", "Cannot be changed.");
        }
        return shape(form, before, faults);
    }

    private static TypeShape shape(MergeForm form, TypeShape before, Faults faults) {
        TypeShape shape = new TypeShape(
                form.has("description") ? form.value("description", EventTypeIn::description) : before.description(),
                form.has("schema") ? form.value("schema", EventTypeIn::schema) : before.schema(),
                form.has("example") ? form.value("example", EventTypeIn::example) : before.example());
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        shape.objectionToExample().ifPresent(reason -> form.fault("example", reason));
        Problem.throwIfAny(faults);
        return shape;
    }

    private static String type(String text) {
        if (!EventType.isWellFormed(text)) {
            throw new IllegalArgumentException(
                    "Must be two or more words of a-z 0-9 _ with dots between, 128 characters at most.");
        }
        return text;
    }

    private static String description(JsonSlice value) {
        String text = MergeForm.text(value);
        if (text.isBlank() || !PlainText.fits(text)) {
            throw new IllegalArgumentException("Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
        }
        return text;
    }

    /** As it was sent; it is read here only to be sure that it can be. */
    private static RawJson schema(JsonSlice value) {
        RawJson source = value.raw();
        JsonSchema unused = JsonSchema.of(source);
        return source;
    }

    private static RawJson example(JsonSlice value) {
        if (value.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("Must be an object.");
        }
        RawJson example = value.raw();
        if (example.length() > JsonSchema.LONGEST) {
            throw new IllegalArgumentException("Must have at most %d bytes.".formatted(JsonSchema.LONGEST));
        }
        return example;
    }
}
