package org.belfry.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.belfry.testing.FastSink;

/**
 * Kills nodes, step by step in turn, while they publish and send. What counts afterwards is what the publisher was told and
 * what the sink wrote down; and that every result was recorded once.
 */
final class CrashMatrix implements AutoCloseable {
    private static final int EVENTS_PER_KILL = 12;
    private static final int TRIES = 3;
    private static final long ARRIVE_WITHIN_MS = 90_000;

    private final CrashStore.Kind kind;
    private final CrashStore store;
    private final CrashSink sink = new CrashSink();
    private final Path folder;
    private final Map<String, NodeProcess> nodes = new HashMap<>();
    private final Map<Integer, String> toldTo = new HashMap<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Step, Integer> kills = new HashMap<>();
    private volatile CountDownLatch nextAcknowledgement = new CountDownLatch(0);
    private int published;

    CrashMatrix(CrashStore.Kind kind, int nodes, Path folder) throws SQLException, IOException {
        this.kind = kind;
        this.folder = folder;
        this.store = CrashStore.create(kind, folder);
        for (int i = 0; i < nodes; i++) {
            this.nodes.put("node-" + i, start("node-" + i));
        }
    }

    /** What came of it. */
    record Result(int acknowledged, Map<Step, Integer> kills, Set<Integer> lost, int torn, int unfinished, int stale) {}

    Result run(int howOften) throws Exception {
        for (NodeProcess node : nodes.values()) {
            node.awaitReady();
        }
        List<Step> steps = kind.steps();
        for (int i = 0; i < howOften; i++) {
            killAt(steps.get(i % steps.size()), "node-" + (i / steps.size()) % nodes.size());
        }
        publishUnacknowledged();
        Set<Integer> lost = sink.missing(acknowledged, ARRIVE_WITHIN_MS);
        stopAll();
        int unfinished = store.number("SELECT count(*) FROM delivery WHERE status <> 'success'");
        int stale = store.number("SELECT count(*) FROM delivery d WHERE attempts <>"
                + " (SELECT count(*) FROM attempt a WHERE a.delivery_id = d.id) OR attempts <> 1");
        return new Result(
                acknowledged.size(), Map.copyOf(kills), lost, sink.torn().size(), unfinished, stale);
    }

    private void killAt(Step step, String target) throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        switch (step) {
            case REQUEST_ARRIVED -> sink.set(new CrashSink.Trap(target, FastSink.Reaction.HANG, there));
            case ANSWER_LEFT -> sink.set(new CrashSink.Trap(target, FastSink.Reaction.ANSWER, there));
            case ACKNOWLEDGED -> nextAcknowledgement = there;
            default -> store.hold(step);
        }
        publishSome(target);
        String victim = target;
        if (step.isInDatabase()) {
            victim = store.awaitHeld(step);
        } else if (!there.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody came to " + step + ".");
        }
        nodes.get(victim).kill9();
        kills.merge(step, 1, Integer::sum);
        if (step.isInDatabase()) {
            store.letGo(step);
        }
        NodeProcess again = start(victim);
        nodes.put(victim, again);
        again.awaitReady();
        publishAgain(victim);
    }

    private NodeProcess start(String name) {
        List<String> arguments = new ArrayList<>(store.arguments());
        arguments.add(name);
        arguments.add(Integer.toString(sink.port()));
        return new NodeProcess(folder, arguments, line -> heard(name, line));
    }

    private void heard(String node, String line) {
        if (Character.isDigit(line.charAt(0))) {
            synchronized (acknowledged) {
                acknowledged.add(Integer.valueOf(line));
                acknowledged.notifyAll();
            }
            nextAcknowledgement.countDown();
        } else {
            store.heard(node, line);
        }
    }

    private void publishSome(String target) {
        List<String> names = new ArrayList<>(nodes.keySet());
        for (int i = 0; i < EVENTS_PER_KILL; i++) {
            String node = i % 2 == 0 ? target : names.get(i % names.size());
            published++;
            toldTo.put(published, node);
            nodes.get(node).publish(published);
        }
    }

    /** What a client does that got no answer: the same event under the same id. */
    private void publishAgain(String node) {
        toldTo.forEach((number, name) -> {
            if (name.equals(node) && !acknowledged.contains(number)) {
                nodes.get(node).publish(number);
            }
        });
    }

    private void publishUnacknowledged() throws InterruptedException {
        for (int i = 0; i < TRIES && acknowledged.size() < published; i++) {
            nodes.keySet().forEach(this::publishAgain);
            awaitAcknowledged();
        }
        if (acknowledged.size() < published) {
            Set<Integer> never = new TreeSet<>(toldTo.keySet());
            never.removeAll(acknowledged);
            throw new AssertionError("Never acknowledged: " + never);
        }
    }

    /** Returns when all are, or after a while. */
    private void awaitAcknowledged() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        synchronized (acknowledged) {
            while (acknowledged.size() < published && System.nanoTime() < end) {
                acknowledged.wait(100);
            }
        }
    }

    private void stopAll() throws InterruptedException {
        for (NodeProcess node : nodes.values()) {
            node.drain();
        }
    }

    @Override
    public void close() throws IOException {
        nodes.values().forEach(NodeProcess::close);
        sink.close();
    }
}
