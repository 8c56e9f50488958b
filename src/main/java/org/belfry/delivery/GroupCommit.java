package org.belfry.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: who comes while others write shares the next transaction with all who came meanwhile, so that a hundred
 * callers at once cost a few commits and a few connections instead of a hundred. Nobody waits for company: a caller who
 * finds a writer's place free writes at once. The work is done on the callers' own threads.
 */
final class GroupCommit {
    private final Semaphore places;
    private final int mostEvents;
    private final Function<List<List<HubEvent>>, List<List<EventId>>> write;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param writers how many may write at the same time
     * @param mostEvents a transaction with so many takes no further caller
     * @param write writes the events of all callers in one transaction and tells their ids, in order; throws what concerns
     *     all of them
     */
    GroupCommit(int writers, int mostEvents, Function<List<List<HubEvent>>, List<List<EventId>>> write) {
        this.places = new Semaphore(writers);
        this.mostEvents = mostEvents;
        this.write = write;
    }

    /** Returns when the events are durable, or throws what {@code write} threw. */
    List<EventId> write(List<HubEvent> events) {
        Request own = new Request(events);
        waiting.add(own);
        boolean interrupted = false;
        while (true) {
            if (places.tryAcquire()) {
                writeAndPassOn();
            }
            Outcome outcome = own.outcome;
            if (outcome != null) {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return outcome.ids();
            }
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
    }

    /** How many wait for a transaction to begin. */
    int waiting() {
        return waiting.size();
    }

    /** The place is free before the next one is called, so that whoever comes in between finds it. */
    private void writeAndPassOn() {
        try {
            writeWaiting();
        } finally {
            places.release();
            Request next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.caller);
            }
        }
    }

    private void writeWaiting() {
        List<Request> group = nextGroup();
        if (group.isEmpty()) {
            return;
        }
        try {
            List<List<EventId>> ids =
                    write.apply(group.stream().map(each -> each.events).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).end(new Outcome(ids.get(i), null));
            }
        } catch (RuntimeException | Error e) {
            writeAlone(group, e);
        }
    }

    private List<Request> nextGroup() {
        List<Request> group = new ArrayList<>();
        int events = 0;
        while (events < mostEvents) {
            Request next = waiting.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            events += next.events.size();
        }
        return group;
    }

    /** One caller's mistake is not the others'. */
    private void writeAlone(List<Request> group, Throwable failure) {
        if (group.size() == 1 || !(failure instanceof EventFault)) {
            group.forEach(each -> each.end(new Outcome(List.of(), failure)));
            return;
        }
        for (Request each : group) {
            try {
                each.end(new Outcome(write.apply(List.of(each.events)).get(0), null));
            } catch (RuntimeException | Error e) {
                each.end(new Outcome(List.of(), e));
            }
        }
    }

    /** One caller's events, and how it went. */
    private static final class Request {
        private final List<HubEvent> events;
        private final Thread caller = Thread.currentThread();
        private volatile @Nullable Outcome outcome;

        Request(List<HubEvent> events) {
            this.events = events;
        }

        void end(Outcome how) {
            outcome = how;
            LockSupport.unpark(caller);
        }
    }

    private record Outcome(List<EventId> written, @Nullable Throwable failure) {
        List<EventId> ids() {
            if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
            return written;
        }
    }
}
