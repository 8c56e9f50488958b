package org.belfry.api.hub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.json.Faults;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a client wants.
 *
 * @param limit items on it, 1 to 100
 * @param after the id of the last item of the page before; 0 for the first page
 */
record PageQuery(int limit, long after) {
    private static final int USUAL_LIMIT = 25;
    private static final int MOST_LIMIT = 100;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,4}");
    private static final Pattern CURSOR = Pattern.compile("after:([0-9]{1,18})");

    /** The same where nothing else is asked for. */
    static PageQuery of(@Nullable String limit, @Nullable String cursor) {
        Faults faults = new Faults();
        PageQuery page = read(limit, cursor, faults);
        Problem.throwIfAny(faults);
        return page;
    }

    static PageQuery read(@Nullable String limit, @Nullable String cursor, Faults faults) {
        return new PageQuery(limit(limit, faults), after(cursor, faults));
    }

    private static int limit(@Nullable String text, Faults faults) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_LIMIT) {
            faults.add("limit", "Must be a whole number from 1 to " + MOST_LIMIT + ".");
            return USUAL_LIMIT;
        }
        return limit;
    }

    private static long after(@Nullable String cursor, Faults faults) {
        if (cursor == null) {
            return 0;
        }
        try {
            Matcher text =
                    CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1));
            if (text.matches()) {
                return Long.parseLong(text.group(1));
            }
        } catch (IllegalArgumentException e) {
            // Told below, like any other text that is no cursor.
        }
        faults.add("cursor", "Must be a next_cursor of this list.");
        return 0;
    }

    /** For a list with the newest first: the id below which its page begins. */
    long before() {
        return after == 0 ? Long.MAX_VALUE : after;
    }

    /** How many items to ask for: one more than the page has tells whether another page follows. */
    int lookAhead() {
        return limit + 1;
    }

    /** The page of these items, of which there may be one more than it has. */
    <T> RawJson page(String name, List<T> items, ToLongFunction<T> id, Function<T, RawJson> out) {
        List<T> shown = items.subList(0, Math.min(limit, items.size()));
        ObjectText page = new ObjectText()
                .raw(name, ObjectText.listed(shown.stream().map(out).toList()));
        String next = items.size() > limit ? cursor(id.applyAsLong(shown.get(shown.size() - 1))) : null;
        WebhookOut.addText(page, "next_cursor", next);
        return page.done();
    }

    private static String cursor(long after) {
        byte[] text = ("after:" + after).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
