package org.belfry.delivery.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.belfry.delivery.model.Rules.Step;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Ways through a world, chosen so that together they have seen everything of a kind; the same ones every time. */
final class Tour {
    private static final int LONGEST = 100;

    private final Rules rules;
    private final BiFunction<State, Step, Object> kinds;
    private final Set<Object> seen = new HashSet<>();
    private final List<List<Step>> ways = new ArrayList<>();

    private Tour(Rules rules, BiFunction<State, Step, Object> kinds) {
        this.rules = rules;
        this.kinds = kinds;
    }

    /** Ways that take every single step there is, but for the names of nodes. */
    static List<List<Step>> ofAllSteps(Rules rules) {
        Code code = rules.code();
        return of(
                rules,
                (from, step) ->
                        List.of(code.of(from), code.of(step.to()), step.action().kind()));
    }

    /** Ways that take a step of every kind: what happens, to a delivery and a lease that are how. */
    static List<List<Step>> ofAllKinds(Rules rules) {
        return of(rules, (from, step) -> Kind.of(from, step.action()));
    }

    /** As many ways as asked for, each so many steps at random; webhooks are seldom deleted, for little happens then. */
    static List<List<Step>> atRandom(Rules rules, int count, int steps) {
        Random random = new Random(count);
        List<List<Step>> ways = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Step> way = new ArrayList<>();
            State here = rules.first();
            List<Step> next = rules.next(here);
            while (way.size() < steps && !next.isEmpty()) {
                Step step = next.get(random.nextInt(next.size()));
                boolean last = step.action().kind() == Action.Kind.DELETE && random.nextInt(10) > 0;
                if (!last) {
                    way.add(step);
                    here = step.to();
                    next = rules.next(here);
                }
            }
            ways.add(way);
        }
        return ways;
    }

    private static List<List<Step>> of(Rules rules, BiFunction<State, Step, Object> kinds) {
        Exploration all = Exploration.of(rules);
        Tour tour = new Tour(rules, kinds);
        for (int number = 0; number < all.states(); number++) {
            if (tour.unseen(all.state(number)) != null) {
                tour.take(all.wayTo(number), rules.first());
            }
        }
        return tour.ways;
    }

    /** Goes that way, and on as long as the next step is of a new kind. */
    private void take(List<Step> way, State first) {
        List<Step> taken = new ArrayList<>(way);
        State here = first;
        for (Step step : way) {
            seen.add(kinds.apply(here, step));
            here = step.to();
        }
        for (Step next = unseen(here); next != null && taken.size() < LONGEST; next = unseen(here)) {
            seen.add(kinds.apply(here, next));
            taken.add(next);
            here = next.to();
        }
        ways.add(taken);
    }

    private @Nullable Step unseen(State here) {
        for (Step step : rules.next(here)) {
            if (!seen.contains(kinds.apply(here, step))) {
                return step;
            }
        }
        return null;
    }

    /** What is done to a lone delivery, in what is kept of it, by how many nodes that think they may, and with what lease. */
    private record Kind(Action.Kind action, Kept kept, @Nullable Held held, @Nullable WebhookStatus webhook) {
        private static final Set<Action.Kind> WHATEVER_THE_WEBHOOK = Set.of(
                Action.Kind.SEND_WELL,
                Action.Kind.SEND_BADLY,
                Action.Kind.GIVE_BACK,
                Action.Kind.RECORD,
                Action.Kind.FALL_DUE,
                Action.Kind.CRASH,
                Action.Kind.RELEASE);

        static Kind of(State from, Action action) {
            Kept kept = from.deliveries().get(0).kept();
            int owner = kept.hasOwner() ? 0 : Kept.NOBODY;
            int attempts = Math.min(kept.attempts(), Rules.RETRIES);
            Held held = action.held();
            return new Kind(
                    action.kind(),
                    new Kept(kept.stage(), owner, attempts, kept.due(), kept.again()),
                    held == null ? null : new Held(held.node() == kept.owner() ? 0 : 1, held.phase(), held.valid()),
                    WHATEVER_THE_WEBHOOK.contains(action.kind())
                            ? null
                            : from.webhooks().get(0));
        }
    }
}
