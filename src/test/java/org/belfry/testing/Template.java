package org.belfry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with holes. {@code {{kind}}} stands for any text of a kind; {@code {{kind name}}} remembers what stood there under
 * the name; {@code {{name}}} stands for exactly what was remembered, be it further left. All between the holes is compared byte for byte.
 */
final class Template {
    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)(?: ([a-z]+))?}}");
    private static final Map<String, String> KINDS = Map.of(
            "id", "[1-9][0-9]*",
            "date", "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z",
            "moment", "[0-9]{4}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]",
            "ms", "[0-9]+",
            "secret", "whsec_[A-Za-z0-9+/]{43}=",
            "masked", "[^\"]{0,9}…",
            "text", "[^\"]+",
            "origin", "(?:https?://[^/]+)?");

    private final String text;

    Template(String text) {
        this.text = text;
    }

    /** The text with every remembered name filled in; a name nobody remembers is an error. */
    String fill(Map<String, String> memory) {
        return HOLE.matcher(text).replaceAll(hole -> {
            String value = memory.get(hole.group(1));
            if (value == null) {
                throw new AssertionError("nothing is known of " + hole.group() + " in: " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Compares; what the holes with a name held is put into the memory. */
    void match(String actual, Map<String, String> memory) {
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex(memory, names)).matcher(actual);
        if (!matcher.matches()) {
            throw new AssertionError("expected: " + text + "\n     was: " + actual + "\n(known: " + memory + ")");
        }
        names.forEach(name -> memory.put(name, matcher.group(name)));
    }

    private String regex(Map<String, String> memory, List<String> names) {
        StringBuilder regex = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        int from = 0;
        while (hole.find()) {
            regex.append(Pattern.quote(text.substring(from, hole.start())));
            regex.append(piece(hole, memory, names));
            from = hole.end();
        }
        return regex.append(Pattern.quote(text.substring(from))).toString();
    }

    private static String piece(Matcher hole, Map<String, String> memory, List<String> names) {
        String word = hole.group(1);
        String kind = KINDS.get(word);
        if (kind == null) {
            // Perhaps remembered from a hole further left in this very text.
            return names.contains(word) ? "\\k<" + word + ">" : Pattern.quote(new Template(hole.group()).fill(memory));
        }
        if (hole.group(2) == null) {
            return "(?:" + kind + ")";
        }
        names.add(hole.group(2));
        return "(?<" + hole.group(2) + ">" + kind + ")";
    }
}
