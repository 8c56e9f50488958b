package org.belfry.blackbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.belfry.testing.Api;
import org.belfry.testing.Reply;

/**
 * Several connections that post numbered bodies. A broken connection leaves one unknown: perhaps stored, perhaps not. It is
 * posted again once the server is back, which must be safe; so is one that was answered 503.
 */
final class StubbornPublishers implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Duration AFTER_503 = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api;
    private final Posts posts;
    private final AtomicInteger next = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> surprises = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int acknowledged;
    private boolean down;

    StubbornPublishers(Api api, Posts posts) {
        this.api = api;
        this.posts = posts;
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(this::publishAll, "publisher-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /**
     * What is posted.
     *
     * @param body by number, from 1 to {@code count}
     * @param accepted the status of the answer that acknowledges one
     */
    record Posts(String path, int count, IntFunction<String> body, int accepted) {}

    /** Waits until so many have been acknowledged; any other answer but 503 is an error at once. */
    void awaitAcknowledged(int count) {
        boolean enough = await(() -> acknowledged >= count || !surprises.isEmpty());
        if (!enough || !surprises.isEmpty()) {
            throw new AssertionError(acknowledged + " of " + count + " acknowledged; other answers: " + surprises);
        }
    }

    /** Said before the kill, so that a broken connection is waited out rather than tried again at once. */
    void serverGoesDown() {
        change(() -> down = true);
    }

    void serverIsBack() {
        change(() -> down = false);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void publishAll() {
        for (int n = next.incrementAndGet(); n <= posts.count(); n = next.incrementAndGet()) {
            if (!publish(n)) {
                return;
            }
        }
    }

    /** Tries until there is an answer; false when there is no sense in going on. */
    private boolean publish(int n) {
        do {
            try {
                Reply reply = api.post(posts.path(), posts.body().apply(n));
                if (reply.status() != 503) {
                    change(() -> note(reply));
                    return reply.status() == posts.accepted();
                }
                LockSupport.parkNanos(AFTER_503.toNanos());
            } catch (IOException e) {
                // Unknown: only after this is the restart waited for, so that the kill hits requests in flight.
            }
        } while (await(() -> !down));
        return false;
    }

    private void note(Reply reply) {
        if (reply.status() == posts.accepted()) {
            acknowledged++;
        } else {
            surprises.add(reply.toString());
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(BooleanSupplier condition) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!condition.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return condition.getAsBoolean() && !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
