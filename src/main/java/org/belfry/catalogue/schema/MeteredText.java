package org.belfry.catalogue.schema;

/** A text that notes each look of a regular expression at it. */
record MeteredText(String text, int from, int to) implements CharSequence {
    MeteredText(String text) {
        this(text, 0, text.length());
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        Effort.spend(1);
        return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new MeteredText(text, from + start, from + end);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
