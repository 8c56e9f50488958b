package org.belfry.mapping;

import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.StrictJson;

/** What a rule finds. */
sealed interface Reading {
    Reading NOTHING = new Nothing();

    /** A value, never null. */
    record Value(JsonSlice slice) implements Reading {}

    /** The payload tells nothing about it: that is no fault, and no change. */
    record Nothing() implements Reading {}

    /** There is something, but it cannot be used. */
    record Wrong(String reason) implements Reading {}

    static Reading text(String text) {
        return new Value(StrictJson.read(ObjectText.quoted(text).bytes()));
    }
}
