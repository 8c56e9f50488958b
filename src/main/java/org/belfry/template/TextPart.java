package org.belfry.template;

import java.util.ArrayList;
import java.util.List;

/** A piece of a string in a template. */
sealed interface TextPart {
    /** How many characters a placeholder may have between its braces. */
    int LONGEST_NAME = 256;

    /** Stays as it is; not empty. */
    record Words(String text) implements TextPart {}

    /** A placeholder, without its braces. */
    record Hole(String name) implements TextPart {}

    /** The pieces of {@code text} in order; none for an empty text. */
    static List<TextPart> split(String text) {
        List<TextPart> parts = new ArrayList<>();
        int written = 0;
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}' && open >= 0 && isName(text.substring(open + 1, i))) {
                addWords(text, written, open, parts);
                parts.add(new Hole(text.substring(open + 1, i)));
                written = i + 1;
            }
            open = c == '{' ? i : c == '}' ? -1 : open;
        }
        addWords(text, written, text.length(), parts);
        return parts;
    }

    private static void addWords(String text, int from, int to, List<TextPart> parts) {
        if (from < to) {
            parts.add(new Words(text.substring(from, to)));
        }
    }

    /** A word, and after dots the names of members, which may be written in any way but with dots and braces. */
    private static boolean isName(String name) {
        int dot = name.indexOf('.');
        String word = dot < 0 ? name : name.substring(0, dot);
        boolean isWord = !word.isEmpty()
                && word.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '-');
        return isWord && name.length() <= LONGEST_NAME && !name.endsWith(".") && !name.contains("..");
    }
}
