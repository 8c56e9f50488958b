package org.belfry.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.belfry.testing.FastSink;

/**
 * What has arrived, in order: when, and what the event's data say of when it was published and as which. What is sent to a
 * path that begins with {@code /hang} is counted, never answered and not recorded.
 */
final class SinkRecord implements FastSink.Visitor {
    private static final byte[] HANG = "/hang".getBytes(ISO_8859_1);
    private static final byte[] AT = "{\"at\":".getBytes(ISO_8859_1);
    private static final byte[] NUMBER = ",\"n\":".getBytes(ISO_8859_1);
    /** The members sought open the data, so they stand among the first bytes of the body. */
    private static final int SEARCHED = 1024;

    private long[] arrivedAt = new long[1 << 18];
    private long[] publishedAt = new long[1 << 18];
    private int[] numbers = new int[1 << 18];
    private int count;
    private int wanted = Integer.MAX_VALUE;
    private long hung;

    @Override
    public synchronized FastSink.Reaction visit(byte[] bytes, int end) {
        if (hangs(bytes, end)) {
            hung++;
            return FastSink.Reaction.HANG;
        }
        if (count == numbers.length) {
            grow();
        }
        int opening = indexOf(bytes, AT, Math.min(end, SEARCHED));
        arrivedAt[count] = Clock.micros();
        publishedAt[count] = opening < 0 ? 0 : number(bytes, opening + AT.length);
        numbers[count] = opening < 0 ? -1 : (int) number(bytes, afterNumber(bytes, opening, end));
        count++;
        if (count >= wanted) {
            notifyAll();
        }
        return FastSink.Reaction.ANSWER;
    }

    /** Forgets everything. */
    synchronized void reset() {
        count = 0;
        hung = 0;
    }

    /** Waits until so many have arrived, at most so long; tells how many have. */
    synchronized int await(int arrivals, long atMostMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        wanted = arrivals;
        long left = atMostMillis;
        while (count < arrivals && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        wanted = Integer.MAX_VALUE;
        return count;
    }

    synchronized long hung() {
        return hung;
    }

    /** One line each: arrival and publication in microseconds, number; 0 and -1 where the data does not tell. */
    synchronized void dump(Appendable out) throws IOException {
        out.append(Integer.toString(count)).append('\n');
        for (int i = 0; i < count; i++) {
            out.append(Long.toString(arrivedAt[i])).append(' ');
            out.append(Long.toString(publishedAt[i])).append(' ');
            out.append(Integer.toString(numbers[i])).append('\n');
        }
    }

    private void grow() {
        arrivedAt = Arrays.copyOf(arrivedAt, 2 * count);
        publishedAt = Arrays.copyOf(publishedAt, 2 * count);
        numbers = Arrays.copyOf(numbers, 2 * count);
    }

    private static boolean hangs(byte[] bytes, int end) {
        int path = 0;
        while (path < end && bytes[path] != ' ') {
            path++;
        }
        return startsAt(bytes, path + 1, HANG, end);
    }

    private static int afterNumber(byte[] bytes, int opening, int end) {
        int i = opening + AT.length;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (!startsAt(bytes, i, NUMBER, end)) {
            throw new IllegalStateException("data that open with \"at\" go on with \"n\"");
        }
        return i + NUMBER.length;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int end) {
        for (int i = 0; i + wanted.length <= end; i++) {
            if (startsAt(bytes, i, wanted, end)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] bytes, int from, byte[] wanted, int end) {
        if (from + wanted.length > end) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }
}
