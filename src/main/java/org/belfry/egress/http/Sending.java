package org.belfry.egress.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.belfry.egress.Destination;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Host;
import org.belfry.egress.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The life of one request: resolve → check → lease → open → secure → transmit, and one end. Each arrow is a {@link Step}
 * taken by compare-and-set, so that the deadline, the shutdown and the network may each come at any moment.
 */
final class Sending {
    /** More addresses than this are not tried for one request. */
    private static final int MAX_ADDRESSES = 4;

    private static final String OVER = "the time for the whole exchange was over";

    /** What every sending works with. */
    record Means(EgressPolicy policy, Resolutions resolutions, Connections connections) {}

    private final Means means;
    private final OutgoingRequest request;
    private final int mostKept;
    private final Consumer<Sending> whenEnded;
    private final CompletableFuture<Exchange> result = new CompletableFuture<>();
    private final long startedAt = System.nanoTime();
    private final long timeoutNanos;
    private final Waiting resolving = new Waiting();
    private final AtomicReference<Step> step = new AtomicReference<>(resolving);
    private volatile boolean freshOnly;

    /** @param mostKept bytes of the answer's body */
    Sending(Means means, OutgoingRequest request, int mostKept, Consumer<Sending> whenEnded) {
        this.means = means;
        this.request = request;
        this.mostKept = mostKept;
        this.whenEnded = whenEnded;
        this.timeoutNanos = request.timeout().toNanos();
    }

    OutgoingRequest request() {
        return request;
    }

    int mostKept() {
        return mostKept;
    }

    CompletableFuture<Exchange> result() {
        return result;
    }

    /** Waits for DNS, or for a connection that opens within its own limit: nothing to let go of. */
    private static final class Waiting implements Step {
        @Override
        public void abandon() {
            // Whoever calls back finds the sending ended and cleans up.
        }
    }

    /** Waits for a place in the pool. */
    private static final class Leasing implements Step {
        private volatile @Nullable Future<?> lease;

        @Override
        public void abandon() {
            Future<?> current = lease;
            if (current != null) {
                current.cancel(true);
            }
        }
    }

    void start() {
        Destination destination = request.destination();
        if (destination.fixedAddress().isPresent() || !(destination.host() instanceof Host.Name name)) {
            check(resolving, List.of());
            return;
        }
        CompletableFuture<?> unused = means.resolutions()
                .addressesOf(name.text())
                .whenComplete((addresses, failure) -> {
                    if (failure == null) {
                        check(resolving, addresses);
                    } else {
                        fail(resolving, TransportError.DNS_FAILED, Failures.detail(unwrapped(failure)));
                    }
                });
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void check(Step from, List<InetAddress> resolved) {
        Verdict verdict = means.policy().check(request.destination(), resolved);
        if (verdict instanceof Verdict.Allowed allowed) {
            List<InetAddress> addresses = allowed.addresses();
            lease(from, addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size())));
        } else if (verdict instanceof Verdict.Denied denied) {
            fail(from, TransportError.EGRESS_DENIED, denied.reason().sentence());
        }
    }

    private void lease(Step from, List<InetAddress> addresses) {
        Leasing leasing = new Leasing();
        if (!step.compareAndSet(from, leasing)) {
            return;
        }
        Route route = Route.to(request.destination(), addresses.get(0));
        Whenever<PoolEntry<Route, Connection>> whenLeased = new Whenever<>(
                entry -> leased(leasing, entry, addresses), e -> fail(leasing, ofLeasing(), Failures.detail(e)));
        try {
            leasing.lease = means.connections().lease(route, remaining(), whenLeased.callback());
        } catch (IllegalStateException e) {
            fail(leasing, TransportError.INTERRUPTED, Failures.detail(e));
        }
        if (step.get() == Step.ENDED) {
            leasing.abandon();
        }
    }

    private TransportError ofLeasing() {
        return isOver() ? TransportError.TIMEOUT : TransportError.INTERRUPTED;
    }

    private void leased(Leasing leasing, PoolEntry<Route, Connection> entry, List<InetAddress> addresses) {
        Connection kept = entry.getConnection();
        if (kept == null || freshOnly || !kept.isOpen()) {
            entry.discardConnection(CloseMode.IMMEDIATE);
            open(leasing, entry, addresses);
        } else if (!transmit(leasing, entry)) {
            means.connections().keep(entry);
        }
    }

    private void open(Leasing leasing, PoolEntry<Route, Connection> entry, List<InetAddress> addresses) {
        Waiting opening = new Waiting();
        if (!step.compareAndSet(leasing, opening)) {
            drop(entry);
            return;
        }
        Whenever<Connection> whenOpen = new Whenever<>(
                connection -> opened(opening, entry, connection), e -> notOpened(opening, entry, addresses, e));
        try {
            means.connections().open(entry.getRoute(), remaining(), whenOpen);
        } catch (IllegalStateException e) {
            drop(entry);
            fail(opening, TransportError.INTERRUPTED, Failures.detail(e));
        }
    }

    private void notOpened(
            Waiting opening, PoolEntry<Route, Connection> entry, List<InetAddress> addresses, Exception cause) {
        drop(entry);
        if (addresses.size() > 1 && !isOver()) {
            lease(opening, addresses.subList(1, addresses.size()));
        } else {
            fail(opening, isOver() ? TransportError.TIMEOUT : TransportError.CONNECT_FAILED, Failures.detail(cause));
        }
    }

    private void opened(Waiting opening, PoolEntry<Route, Connection> entry, Connection connection) {
        entry.assignConnection(connection);
        if (entry.getRoute().secure()) {
            secure(opening, entry, connection);
        } else if (!transmit(opening, entry)) {
            drop(entry);
        }
    }

    private void secure(Waiting opening, PoolEntry<Route, Connection> entry, Connection connection) {
        Step securing = () -> drop(entry);
        if (!step.compareAndSet(opening, securing)) {
            drop(entry);
            return;
        }
        Whenever<TransportSecurityLayer> whenSecure =
                new Whenever<>(layer -> transmit(securing, entry), e -> notSecured(securing, entry, e));
        try {
            means.connections().secure(connection, entry.getRoute(), remaining(), whenSecure.callback());
        } catch (RuntimeException e) {
            notSecured(securing, entry, e);
        }
    }

    private void notSecured(Step securing, PoolEntry<Route, Connection> entry, Exception cause) {
        if (step.compareAndSet(securing, Step.ENDED)) {
            drop(entry);
            end(failure(isOver() ? TransportError.TIMEOUT : TransportError.TLS_FAILED, Failures.detail(cause)));
        }
    }

    private boolean transmit(Step from, PoolEntry<Route, Connection> entry) {
        Transmission transmission = new Transmission(this, entry);
        if (!step.compareAndSet(from, transmission)) {
            return false;
        }
        transmission.start();
        return true;
    }

    /** The answer is there: called once for each transmission, later calls find another step. */
    void answered(Transmission transmission) {
        if (!step.compareAndSet(transmission, Step.ENDED)) {
            return;
        }
        transmission.giveBackTo(means.connections());
        end(
                isOver()
                        ? failure(TransportError.TIMEOUT, OVER)
                        : transmission.capture().answered(took()));
    }

    /** The connection failed; when it had gone stale before the request was written, a fresh one gets it. */
    void failed(Transmission transmission, Exception cause) {
        if (transmission.isProvablyUnsent() && !freshOnly && !isOver()) {
            Waiting again = new Waiting();
            if (step.compareAndSet(transmission, again)) {
                freshOnly = true;
                drop(transmission.entry());
                lease(again, List.of(transmission.entry().getRoute().address()));
            }
        } else if (step.compareAndSet(transmission, Step.ENDED)) {
            drop(transmission.entry());
            end(failure(Failures.ofExchange(cause), Failures.detail(cause)));
        }
    }

    void drop(PoolEntry<Route, Connection> entry) {
        means.connections().drop(entry);
    }

    /** Ends it when its time is over. */
    void expire() {
        if (isOver()) {
            abort(TransportError.TIMEOUT, OVER);
        }
    }

    /** Ends it from outside, however far it has come. */
    void abort(TransportError error, String detail) {
        Step last = step.getAndSet(Step.ENDED);
        if (last != Step.ENDED) {
            last.abandon();
            end(failure(error, detail));
        }
    }

    private void fail(Step from, TransportError error, String detail) {
        if (step.compareAndSet(from, Step.ENDED)) {
            end(failure(error, detail));
        }
    }

    private Exchange.Failed failure(TransportError error, String detail) {
        return new Exchange.Failed(error, detail, took());
    }

    private void end(Exchange exchange) {
        whenEnded.accept(this);
        result.complete(exchange);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private Duration remaining() {
        return request.timeout().minus(took());
    }

    private boolean isOver() {
        return System.nanoTime() - startedAt >= timeoutNanos;
    }
}
