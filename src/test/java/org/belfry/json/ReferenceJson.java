package org.belfry.json;

import java.util.HashSet;
import java.util.Set;

/** RFC 8259 written down a second time, slowly and plainly, to compare {@link StrictJson} with. Limits are left out. */
final class ReferenceJson {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private ReferenceJson(String text) {
        this.text = text;
    }

    /** Whether {@code text} is one JSON value without a member named twice. */
    static boolean accepts(String text) {
        ReferenceJson reader = new ReferenceJson(text);
        try {
            reader.space();
            reader.value();
            reader.space();
            return reader.at == text.length();
        } catch (Wrong e) {
            return false;
        }
    }

    private void value() {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object() {
        Set<String> names = new HashSet<>();
        word("{");
        space();
        if (skip('}')) {
            return;
        }
        do {
            space();
            if (!names.add(string())) {
                throw new Wrong();
            }
            space();
            word(":");
            space();
            value();
            space();
        } while (skip(','));
        word("}");
    }

    private void array() {
        word("[");
        space();
        if (skip(']')) {
            return;
        }
        do {
            space();
            value();
            space();
        } while (skip(','));
        word("]");
    }

    private String string() {
        StringBuilder meaning = new StringBuilder();
        word("\"");
        while (!skip('"')) {
            char c = peek();
            at++;
            if (c < ' ') {
                throw new Wrong();
            }
            meaning.append(c == '\\' ? escape() : c);
        }
        return meaning.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        if (c != 'u') {
            int known = ESCAPES.indexOf(c);
            if (known < 0) {
                throw new Wrong();
            }
            return ESCAPED.charAt(known);
        }
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(peek()));
            if (digit < 0) {
                throw new Wrong();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void number() {
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new Wrong();
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw new Wrong();
        }
        at += word.length();
    }

    private boolean skip(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new Wrong();
        }
        return text.charAt(at);
    }

    private static final class Wrong extends RuntimeException {}
}
