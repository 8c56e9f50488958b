package org.belfry.fusion;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.belfry.crm.CrmAnswer;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.CrmId;
import org.belfry.incoming.LeaseLost;
import org.belfry.incoming.Outcome;
import org.belfry.json.JsonSlice;
import org.belfry.json.MalformedJson;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Loads contacts as long as some wait, a few of each connection at a time, so that a bulk edit in a CRM floods neither the CRM
 * nor this site. While a CRM is asked nothing is held: no thread, no transaction, no connection of the database.
 */
public final class Loading {
    /** Loads of one connection at a time on this node. */
    public static final int MOST_PER_CONNECTION = 4;

    /** Longer than a CRM may take to answer. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = System.getLogger(Loading.class.getName());

    private final Queue queue;
    private final Settling settling;
    private final BiFunction<CrmConnection, CrmId, CompletableFuture<CrmAnswer>> crm;
    private final Executor executor;
    private final Map<Long, Semaphore> places = new ConcurrentHashMap<>();
    private final Semaphore round = new Semaphore(1);
    private volatile boolean stopped;
    private volatile boolean troubled;

    /** @param crm asks a CRM; its future always completes normally */
    public Loading(
            Queue queue,
            Settling settling,
            BiFunction<CrmConnection, CrmId, CompletableFuture<CrmAnswer>> crm,
            Executor executor) {
        this.queue = queue;
        this.settling = settling;
        this.crm = crm;
        this.executor = executor;
    }

    /** Where what waits is kept. */
    public record Queue(Loads loads, CrmConnections connections, Transactions transactions) {}

    /**
     * What a load came to.
     *
     * @param contact as the CRM told it; null when it told none
     */
    public record Loaded(Outcome outcome, @Nullable RawJson contact) {}

    /** Something may wait; to be called after a commit, and now and then for what other nodes and retries have left. */
    public void nudge() {
        if (!stopped && round.tryAcquire()) {
            run(this::goRound, round::release);
        }
    }

    /** Begins nothing new. What is under way and does not end is loaded again when its lease ends. */
    public void stop() {
        stopped = true;
    }

    /**
     * Loads one at once that was taken in with a lease; nothing when its connection has no place left or it takes too long,
     * and then it is loaded later.
     */
    public Optional<Loaded> loadNow(Load load, Duration patience) {
        Semaphore free = places(load.connection());
        if (stopped || !free.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Loaded>> loaded = new CompletableFuture<>();
        run(() -> begin(load, free, loaded::complete), () -> {
            free.release();
            loaded.complete(Optional.empty());
        });
        return loaded.completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Semaphore places(long connection) {
        return places.computeIfAbsent(connection, id -> new Semaphore(MOST_PER_CONNECTION));
    }

    private void goRound() {
        try {
            queue.transactions().call(queue.loads()::waiting).forEach(this::claim);
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.log(Level.WARNING, "Contacts cannot be loaded at the moment; they wait.", e);
            }
            troubled = true;
        } finally {
            round.release();
        }
    }

    private void claim(Loads.Waiting connection) {
        Semaphore free = places(connection.connection());
        int most = free.drainPermits();
        List<Load> claimed = List.of();
        try {
            if (most > 0 && !stopped) {
                claimed = queue.transactions().call(() -> queue.loads().claim(connection, most, LEASE));
            }
        } finally {
            free.release(most - claimed.size());
        }
        claimed.forEach(load -> begin(load, free, done -> {}));
    }

    /** Has a place, and gives it back. */
    private void begin(Load load, Semaphore free, Consumer<Optional<Loaded>> then) {
        CompletableFuture<Optional<Loaded>> loaded;
        try {
            loaded = ask(load);
        } catch (RuntimeException e) {
            loaded = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Optional<Loaded>> unused = loaded.whenComplete((done, e) -> {
            free.release();
            if (e != null) {
                tell(load, e.getCause() == null ? e : e.getCause());
            }
            then.accept(e == null ? done : Optional.empty());
            nudge();
        });
    }

    private CompletableFuture<Optional<Loaded>> ask(Load load) {
        Optional<FusionCall> call = call(load.payload());
        Optional<CrmConnection> connection =
                queue.transactions().call(() -> queue.connections().find(load.tenant(), load.connection()));
        if (connection.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (call.isEmpty()) {
            return done(settling.unreadable(load), null);
        }
        Optional<Outcome> held = settling.held(load, call.get());
        if (held.isPresent()) {
            return done(held.get(), null);
        }
        return crm.apply(connection.get(), call.get().contact())
                .thenApplyAsync(
                        answer -> Optional.of(new Loaded(
                                settling.settle(load, call.get(), connection.get(), answer),
                                answer instanceof CrmAnswer.Told told ? told.contact() : null)),
                        executor);
    }

    private static CompletableFuture<Optional<Loaded>> done(Outcome outcome, @Nullable RawJson contact) {
        return CompletableFuture.completedFuture(Optional.of(new Loaded(outcome, contact)));
    }

    private static Optional<FusionCall> call(RawJson payload) {
        try {
            JsonSlice json = StrictJson.read(payload.bytes());
            return FusionCall.read(json);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static void tell(Load load, Throwable e) {
        long receipt = load.ticket().receipt();
        if (e instanceof LeaseLost) {
            LOG.log(Level.INFO, "Another node works on receipt {0} by now.", receipt);
        } else {
            LOG.log(Level.WARNING, "Receipt " + receipt + " is loaded again when its lease ends.", e);
        }
    }

    private void run(Runnable work, Runnable otherwise) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            otherwise.run();
        }
    }
}
