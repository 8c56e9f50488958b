package org.belfry.egress.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks for names away from the I/O threads, once at a time for each: a thousand deliveries to a name whose DNS is dead
 * occupy one thread, not all of them. Answers are remembered for seconds, so that a busy name costs no change of thread.
 */
final class Resolutions {
    private static final long REMEMBERED_FOR = Duration.ofSeconds(5).toNanos();

    private final HostResolver resolver;
    private final Executor executor;
    private final ConcurrentHashMap<String, Lookup> lookups = new ConcurrentHashMap<>();

    Resolutions(HostResolver resolver, Executor executor) {
        this.resolver = resolver;
        this.executor = executor;
    }

    /** One question; whoever claims it first asks it. */
    private static final class Lookup {
        final CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        private final long askedAt = System.nanoTime();
        private final AtomicBoolean claimed = new AtomicBoolean();

        boolean isFresh() {
            return !addresses.isDone()
                    || (!addresses.isCompletedExceptionally() && System.nanoTime() - askedAt < REMEMBERED_FOR);
        }

        boolean claim() {
            return claimed.compareAndSet(false, true);
        }
    }

    /** The addresses of a name; fails with what the resolver threw. */
    CompletableFuture<List<InetAddress>> addressesOf(String name) {
        Lookup known = lookups.get(name);
        if (known != null && known.isFresh()) {
            return known.addresses;
        }
        Lookup current = lookups.compute(name, (key, other) -> other != null && other.isFresh() ? other : new Lookup());
        if (current.claim()) {
            ask(name, current.addresses);
        }
        return current.addresses;
    }

    private void ask(String name, CompletableFuture<List<InetAddress>> addresses) {
        try {
            executor.execute(() -> resolve(name, addresses));
        } catch (RejectedExecutionException e) {
            addresses.completeExceptionally(e);
        }
    }

    private void resolve(String name, CompletableFuture<List<InetAddress>> addresses) {
        try {
            addresses.complete(List.of(resolver.resolve(name)));
        } catch (UnknownHostException | RuntimeException e) {
            addresses.completeExceptionally(e);
        }
    }

    /** Forgets answers that are no longer used. */
    void forgetOld() {
        lookups.values().removeIf(lookup -> !lookup.isFresh());
    }
}
