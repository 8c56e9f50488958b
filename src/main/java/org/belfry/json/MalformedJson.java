package org.belfry.json;

/** A text that {@link StrictJson} refuses. The message is one sentence for the caller and repeats nothing of the text. */
public final class MalformedJson extends IllegalArgumentException {
    private final Reason reason;

    MalformedJson(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Which rule was broken. */
    public Reason reason() {
        return reason;
    }

    /** The rules a text can break. */
    public enum Reason {
        /** Not JSON by RFC 8259, or a number longer than 1000 characters. */
        SYNTAX,
        /** Not strict UTF-8: malformed, overlong, surrogates, or a byte order mark. */
        ENCODING,
        /** Objects and arrays nested more than 64 deep. */
        DEPTH,
        /** One object names a member twice. */
        DUPLICATE_NAME,
        /** Something follows the one value. */
        TRAILING,
        /** Nothing, or nothing but white space. */
        EMPTY
    }
}
