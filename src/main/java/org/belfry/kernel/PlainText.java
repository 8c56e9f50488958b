package org.belfry.kernel;

/** What a text must be so that every database keeps it and every reader reads it the same. */
public final class PlainText {
    /** The longest short text (a name, a city), in characters. */
    public static final int LONGEST = 255;

    private PlainText() {}

    /** Whether {@code text} has at most {@value #LONGEST} characters, none a control character or half a surrogate pair. */
    public static boolean fits(String text) {
        return text.length() <= LONGEST && isClean(text);
    }

    /** Whether {@code text} has neither control characters nor halves of surrogate pairs. */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    // A pair arrives here as one code point, so that whatever still is a surrogate stands alone.
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
