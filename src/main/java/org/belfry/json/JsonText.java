package org.belfry.json;

/** Strings as JSON writes them. */
public final class JsonText {
    private static final String SHORT_ESCAPES = "\"\"\\\\\bb\ff\nn\rr\tt";
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** {@code text} between quotation marks, escaped as by {@link #appendEscaped}. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        appendEscaped(text, out);
        return out.append('"').toString();
    }

    /**
     * Appends {@code text} with no more escapes than needed, exactly those of JavaScript's {@code JSON.stringify}: quotation
     * marks, backslashes, control characters below the space, halves of surrogate pairs. What is appended is valid UTF-16.
     */
    public static void appendEscaped(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i += appendSurrogate(text, i, out);
            } else if (c < ' ' || c == '"' || c == '\\') {
                appendEscape(c, out);
            } else {
                out.append(c);
            }
        }
    }

    /** Appends a pair as it stands and half a pair as an escape; says how many characters more than one that were. */
    private static int appendSurrogate(String text, int at, StringBuilder out) {
        boolean pair = at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        if (pair) {
            out.append(text, at, at + 2);
            return 1;
        }
        appendCode(text.charAt(at), out);
        return 0;
    }

    private static void appendEscape(char c, StringBuilder out) {
        int known = 0;
        while (known < SHORT_ESCAPES.length() && SHORT_ESCAPES.charAt(known) != c) {
            known += 2;
        }
        if (known < SHORT_ESCAPES.length()) {
            out.append('\\').append(SHORT_ESCAPES.charAt(known + 1));
        } else {
            appendCode(c, out);
        }
    }

    private static void appendCode(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[(c >> shift) & 15]);
        }
    }
}
