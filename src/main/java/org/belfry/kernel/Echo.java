package org.belfry.kernel;

/** What a message may repeat of a value that was refused: short, on one line, in plain letters. */
public final class Echo {
    private static final int LONGEST = 80;

    private Echo() {}

    /** At most 80 characters of it, everything but printable ASCII as question marks. */
    public static String of(String refused) {
        String start = refused.length() <= LONGEST ? refused : refused.substring(0, LONGEST - 1) + "…";
        return start.replaceAll("[^\\x20-\\x7e…]", "?");
    }
}
