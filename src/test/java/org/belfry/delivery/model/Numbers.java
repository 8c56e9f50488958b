package org.belfry.delivery.model;

import java.util.Arrays;

/** Numbers codes in the order in which they come. */
final class Numbers {
    private long[] codes = new long[1024];
    private int[] slots = new int[4096];
    private int size;

    /** The number of a code; that of one not seen before is the size it finds. */
    int of(long code) {
        int slot = slot(code);
        if (slots[slot] == 0) {
            if (size == codes.length) {
                grow();
                slot = slot(code);
            }
            codes[size++] = code;
            slots[slot] = size;
        }
        return slots[slot] - 1;
    }

    long code(int number) {
        return codes[number];
    }

    int size() {
        return size;
    }

    private int slot(long code) {
        int slot = (int) ((code * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && codes[slots[slot] - 1] != code) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        codes = Arrays.copyOf(codes, 2 * codes.length);
        slots = new int[4 * codes.length];
        for (int number = 0; number < size; number++) {
            slots[slot(codes[number])] = number + 1;
        }
    }
}
