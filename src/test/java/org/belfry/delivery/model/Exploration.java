package org.belfry.delivery.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.belfry.delivery.model.Rules.Step;
import org.belfry.delivery.model.State.Delivery;
import org.belfry.webhook.WebhookStatus;

/** All states that can be reached, breadth first, so that the way to each is a shortest one. */
final class Exploration {
    private final Rules rules;
    private final Code code;
    private final Numbers states = new Numbers();
    private final List<int[]> followers = new ArrayList<>();
    private final BitSet over = new BitSet();
    private int[] from = new int[1024];
    private long steps;

    private Exploration(Rules rules) {
        this.rules = rules;
        this.code = rules.code();
    }

    /** What should never be. */
    enum Breach {
        TWO_VALID_LEASES,
        OVERTAKEN_RESULT_RECORDED,
        FORGOTTEN,
        CANNOT_END
    }

    /** A breach, and how it comes about. */
    record Found(Breach breach, List<Action> trace) {}

    /** Looks at everything until something is wrong. */
    static Optional<Found> search(Rules rules) {
        return new Exploration(rules).search();
    }

    /** Looks at everything, whatever is wrong with it. */
    static Exploration of(Rules rules) {
        Exploration all = new Exploration(rules);
        Optional<Found> wrong = all.search();
        if (wrong.isPresent()) {
            throw new IllegalStateException(wrong.get().toString());
        }
        return all;
    }

    int states() {
        return states.size();
    }

    long steps() {
        return steps;
    }

    State state(int number) {
        return code.state(states.code(number));
    }

    private Optional<Found> search() {
        number(rules.first(), 0);
        for (int now = 0; now < states.size(); now++) {
            State state = state(now);
            List<Step> next = rules.next(state);
            int[] follow = new int[next.size()];
            for (int i = 0; i < follow.length; i++) {
                follow[i] = number(next.get(i).to(), now);
                if (next.get(i).overtaken()) {
                    return Optional.of(found(Breach.OVERTAKEN_RESULT_RECORDED, follow[i]));
                }
            }
            steps += follow.length;
            over.set(now, Rules.isOver(state));
            followers.add(follow);
            Optional<Breach> breach = breach(state);
            if (breach.isPresent()) {
                return Optional.of(found(breach.get(), now));
            }
        }
        return firstWithoutEnd().map(number -> found(Breach.CANNOT_END, number));
    }

    private int number(State state, int predecessor) {
        int before = states.size();
        int number = states.of(code.of(state));
        if (number == before) {
            if (number == from.length) {
                from = Arrays.copyOf(from, 2 * from.length);
            }
            from[number] = predecessor;
        }
        return number;
    }

    private Optional<Breach> breach(State state) {
        for (int i = 0; i < state.deliveries().size(); i++) {
            Delivery delivery = state.deliveries().get(i);
            if (delivery.held().stream().filter(Held::valid).count() > 1) {
                return Optional.of(Breach.TWO_VALID_LEASES);
            }
            boolean active = state.webhooks().get(rules.webhookOf(i)) == WebhookStatus.ACTIVE;
            if (delivery.kept().isReady() && active && !isClaimedWhenDue(state, i)) {
                return Optional.of(Breach.FORGOTTEN);
            }
        }
        return Optional.empty();
    }

    private boolean isClaimedWhenDue(State state, int delivery) {
        State due = rules.fallDue(state, delivery);
        Held leased = new Held(0, Held.Phase.LEASED, true);
        return rules.claim(due, rules.webhookOf(delivery), 0)
                .deliveries()
                .get(delivery)
                .held()
                .contains(leased);
    }

    /** Walks back from the ends, again and again until nothing is new; what is not met cannot end. */
    private Optional<Integer> firstWithoutEnd() {
        BitSet ending = (BitSet) over.clone();
        int known = -1;
        while (known < ending.cardinality()) {
            known = ending.cardinality();
            for (int number = states.size() - 1; number >= 0; number--) {
                for (int follower : followers.get(number)) {
                    if (ending.get(follower)) {
                        ending.set(number);
                    }
                }
            }
        }
        int first = ending.nextClearBit(0);
        return first < states.size() ? Optional.of(first) : Optional.empty();
    }

    private Found found(Breach breach, int number) {
        return new Found(breach, wayTo(number).stream().map(Step::action).toList());
    }

    /** A way to a state that is as short as any; its names are not those of {@link #state}. */
    List<Step> wayTo(int number) {
        Deque<Integer> numbers = new ArrayDeque<>();
        for (int now = number; now != 0; now = from[now]) {
            numbers.addFirst(now);
        }
        List<Step> way = new ArrayList<>();
        State here = rules.first();
        for (int next : numbers) {
            Step step = rules.next(here).stream()
                    .filter(each -> code.of(each.to()) == states.code(next))
                    .findFirst()
                    .orElseThrow();
            way.add(step);
            here = step.to();
        }
        return way;
    }
}
