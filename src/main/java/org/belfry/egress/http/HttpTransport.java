package org.belfry.egress.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.belfry.egress.EgressPolicy;

/**
 * Sends every outward request of Belfry: HTTP/1.1, to addresses that {@link EgressPolicy} checked right before, each
 * exchange within one deadline. It follows no redirect, keeps no cookie, decodes no content and tries nothing again, but
 * for a request of which not a byte was written because its kept connection had gone stale.
 */
public final class HttpTransport implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpTransport.class.getName());
    private static final long SWEEP_MILLIS = 50;
    private static final int SWEEPS_BETWEEN_CLEANUPS = 20;

    private final Connections connections;
    private final Resolutions resolutions;
    private final Sending.Means means;
    private final Set<Sending> inFlight = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> sweeping;
    private volatile boolean closed;
    private int sweeps;

    /** What decides where requests may go, and what knows the addresses of names. */
    public record Guidance(EgressPolicy policy, HostResolver resolver) {}

    /**
     * Starts the I/O threads.
     *
     * @param resolving where the resolver may block
     * @param clockwork where deadlines are watched; needs a few microseconds every 50 ms
     */
    public HttpTransport(
            Guidance guidance, TransportSettings settings, Executor resolving, ScheduledExecutorService clockwork) {
        this.connections = new Connections(settings, clockwork);
        this.resolutions = new Resolutions(guidance.resolver(), resolving);
        this.means = new Sending.Means(guidance.policy(), resolutions, connections);
        this.sweeping =
                clockwork.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a request without blocking. The future always completes normally, at the latest some 50 ms after the
     * request's timeout. What hangs on it runs on an I/O thread or on the clockwork: hand over whatever takes long or
     * needs a container.
     */
    public CompletableFuture<Exchange> send(OutgoingRequest request) {
        return send(request, ResponseLimits.BODY_KEPT);
    }

    /** As {@link #send}, with all of the answer's body that is read: {@link ResponseLimits#BODY_WHOLE} bytes at most. */
    public CompletableFuture<Exchange> ask(OutgoingRequest request) {
        return send(request, ResponseLimits.BODY_WHOLE);
    }

    private CompletableFuture<Exchange> send(OutgoingRequest request, int mostKept) {
        Sending sending = new Sending(means, request, mostKept, inFlight::remove);
        inFlight.add(sending);
        if (closed) {
            interrupt(sending);
        } else {
            sending.start();
        }
        return sending.result();
    }

    /** Exchanges under way. */
    public int inFlight() {
        return inFlight.size();
    }

    /** Open connections, busy and idle. */
    public int connections() {
        return connections.count();
    }

    private void sweep() {
        try {
            sweepOnce();
        } catch (RuntimeException e) {
            // Thrown on, it would silently end every deadline to come.
            LOG.log(System.Logger.Level.ERROR, "A sweep over the exchanges under way failed; the next one follows", e);
        }
    }

    private void sweepOnce() {
        inFlight.forEach(Sending::expire);
        sweeps++;
        if (sweeps % SWEEPS_BETWEEN_CLEANUPS == 0) {
            connections.closeExpired();
            resolutions.forgetOld();
        }
    }

    /** Ends what is under way as {@link TransportError#INTERRUPTED} and closes every connection. */
    @Override
    public void close() {
        closed = true;
        sweeping.cancel(false);
        inFlight.forEach(HttpTransport::interrupt);
        connections.close();
    }

    private static void interrupt(Sending sending) {
        sending.abort(TransportError.INTERRUPTED, "the transport was closed");
    }
}
