package org.belfry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.container.Destination.anonymous;
import static org.belfry.container.Destination.event;

import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.belfry.action.ActionHandler;
import org.belfry.action.Effect;
import org.belfry.catalogue.TypeShape;
import org.belfry.container.Ledger.Seen;
import org.belfry.delivery.EventIdTaken;
import org.belfry.event.HubEvent;
import org.belfry.incoming.EffectRunner;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Events are delivered if, and only if, the transaction commits in which they were fired: section 9 of the contract. */
@ArquillianTest
class InTransactionIT extends Callers {
    private static final int MANY = 100;

    @Deployment
    static WebArchive belfry() {
        return BelfryWar.withCallers();
    }

    @Inject
    private EffectRunner effects;

    @Inject
    private Visitors visitors;

    @Test
    void a_custom_action_calls_the_applications_bean_of_that_name() {
        EmailAddress john = new EmailAddress("john@example.com");
        RawJson data = RawJson.of("{\"a\" : 1}");
        assertThat(effects.carryOut(Tenant.DEFAULT, new Effect.CallHandler("visitors", john, data)))
                .isInstanceOf(EffectRunner.Verdict.Done.class);
        assertThat(visitors.calls()).containsExactly(new ActionHandler.Call(Tenant.DEFAULT, john, data));
        assertThat(effects.carryOut(Tenant.DEFAULT, new Effect.CallHandler("nobody", john, data)))
                .isInstanceOf(EffectRunner.Verdict.Impossible.class);
    }

    @Test
    void an_event_of_a_committed_transaction_arrives_signed_and_exactly_once() {
        caller.inTransaction(() -> workAndFire("committed"));
        assertThat(destination.awaitNames(1)).containsExactly("committed");
        assertThat(destination.namesBeforeTheNext(1)).containsExactly("committed");
        assertThat(ledger.seenByOthers("committed")).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void a_rolled_back_transaction_leaves_neither_its_work_nor_its_event() throws Exception {
        caller.rollingBack(() -> workAndFire("rolled-back"));
        assertThat(destination.namesBeforeTheNext(0)).isEmpty();
        assertThat(ledger.seenByOthers("rolled-back")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void a_callers_exception_leaves_neither_its_work_nor_its_event() {
        assertThatThrownBy(() -> caller.inTransaction(() -> {
                    workAndFire("failed");
                    throw new IllegalStateException("the caller's own failure");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the caller's own failure");
        assertThat(destination.namesBeforeTheNext(0)).isEmpty();
        assertThat(ledger.seenByOthers("failed")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void a_transaction_that_is_marked_for_rollback_may_still_fire_and_leaves_nothing() {
        caller.inTransaction(() -> {
            transaction.setRollbackOnly();
            events.fire(event("doomed"));
        });
        assertThat(destination.namesBeforeTheNext(0)).isEmpty();
        assertThat(ledger.seenByOthers("doomed")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void an_event_fired_without_a_transaction_has_one_of_its_own() {
        events.fire(event("alone"));
        assertThat(ledger.seenByOthers("alone")).isEqualTo(new Seen(0, 1, 1));
        assertThat(destination.awaitNames(1)).containsExactly("alone");
    }

    @Test
    void an_inner_transaction_keeps_its_event_when_the_outer_one_rolls_back() throws Exception {
        caller.rollingBack(() -> {
            workAndFire("outer");
            caller.inTransactionOfItsOwn(() -> workAndFire("inner"));
        });
        assertThat(destination.awaitNames(1)).containsExactly("inner");
        assertThat(destination.namesBeforeTheNext(1)).containsExactly("inner");
        assertThat(ledger.seenByOthers("outer")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void a_hundred_events_of_one_transaction_are_one_batch() {
        List<String> names = IntStream.range(0, MANY).mapToObj(i -> "many-" + i).toList();
        batches.forget();
        caller.inTransaction(() -> names.forEach(name -> events.fire(anonymous(name))));
        assertThat(batches.sizes("INSERT INTO event ")).containsExactly(MANY);
        assertThat(batches.sizes("INSERT INTO delivery ")).containsExactly(MANY);
        assertThat(destination.awaitNames(MANY)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void nobody_else_sees_a_row_before_the_commit() {
        List<Seen> inside = new ArrayList<>();
        List<Seen> outside = new ArrayList<>();
        caller.inTransaction(() -> {
            workAndFire("unseen");
            outside.add(ledger.seenByOthers("unseen"));
            // Belfry has inserted its rows when this runs, because it was registered first.
            beforeCompletion(() -> {
                inside.add(ledger.seenByCaller("unseen"));
                outside.add(ledger.seenByOthers("unseen"));
            });
        });
        assertThat(inside).containsExactly(ONE_OF_EACH);
        assertThat(outside).containsExactly(Seen.NOTHING, Seen.NOTHING);
        assertThat(ledger.seenByOthers("unseen")).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void an_event_fired_just_before_completion_is_delivered_though_others_were_inserted_already() {
        caller.inTransaction(() -> {
            events.fire(event("early"));
            beforeCompletion(() -> workAndFire("late"));
        });
        assertThat(destination.awaitNames(2)).containsExactlyInAnyOrder("early", "late");
        assertThat(ledger.seenByOthers("late")).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void an_event_fired_just_before_completion_is_delivered_though_it_is_the_first() {
        caller.inTransaction(() -> beforeCompletion(() -> workAndFire("first-of-all")));
        assertThat(destination.awaitNames(1)).containsExactly("first-of-all");
        assertThat(ledger.seenByOthers("first-of-all")).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void a_type_of_the_tenants_own_is_known_in_the_transaction_and_just_before_it_completes() {
        RawJson schema = RawJson.of("{\"required\":[\"name\"]}");
        registry.register(Tenant.DEFAULT, "own.type", new TypeShape(null, schema, null));
        caller.inTransaction(() -> {
            events.fire(own("own-early"));
            beforeCompletion(() -> events.fire(own("own-late")));
        });
        caller.inTransaction(() -> beforeCompletion(() -> events.fire(own("own-first"))));
        for (String name : List.of("own-early", "own-late", "own-first")) {
            assertThat(ledger.seenByOthers(name)).as(name).isEqualTo(new Seen(0, 1, 0));
        }
        assertThatThrownBy(() -> caller.inTransaction(() -> {
                    ledger.write("own-unfit");
                    events.fire(HubEvent.of("own.type", "{}").withId(new EventId("own-unfit")));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
        assertThat(ledger.seenByOthers("own-unfit")).isEqualTo(Seen.NOTHING);
    }

    private static HubEvent own(String name) {
        return HubEvent.of("own.type", "{\"name\":\"" + name + "\"}").withId(new EventId(name));
    }

    @Test
    void a_known_id_with_another_content_fails_the_callers_transaction() {
        events.fire(event("known"));
        assertThatThrownBy(() -> caller.inTransaction(() -> {
                    ledger.write("known");
                    events.fire(event("beside-known"));
                    events.fire(changed("known"));
                }))
                .isInstanceOf(EventIdTaken.class)
                .hasMessage("Another event with the id known exists already.");
        assertThat(ledger.seenByOthers("known")).isEqualTo(new Seen(0, 1, 1));
        assertThat(ledger.seenByOthers("beside-known")).isEqualTo(Seen.NOTHING);
        assertThat(destination.namesBeforeTheNext(1)).containsExactly("known");
    }

    @Test
    void a_caller_that_swallows_the_conflict_cannot_commit() {
        events.fire(event("kept"));
        assertThatThrownBy(() -> caller.committing(() -> {
                    ledger.write("kept");
                    assertThatThrownBy(() -> events.fire(changed("kept"))).isInstanceOf(EventIdTaken.class);
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(ledger.seenByOthers("kept")).isEqualTo(new Seen(0, 1, 1));
    }

    @Test
    void an_id_that_another_transaction_took_meanwhile_fails_the_commit() {
        assertThatThrownBy(() -> caller.committing(() -> {
                    workAndFire("raced");
                    caller.inTransactionOfItsOwn(() -> events.fire(changed("raced")));
                }))
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("An event with the same id is being stored at the same time.");
        assertThat(ledger.seenByOthers("raced")).isEqualTo(new Seen(0, 1, 1));
        assertThat(destination.namesBeforeTheNext(1)).containsExactly("raced-changed");
    }

    @Test
    void the_same_event_again_is_no_conflict_and_is_delivered_once() {
        caller.inTransaction(() -> events.fire(event("again")));
        caller.inTransaction(() -> workAndFire("again"));
        assertThat(destination.awaitNames(1)).containsExactly("again");
        assertThat(destination.namesBeforeTheNext(1)).containsExactly("again");
        assertThat(ledger.seenByOthers("again")).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void belfrys_own_transactions_roll_back_whole_on_any_thread() throws Exception {
        Runnable failing = () -> assertThatThrownBy(() -> transactions.run(() -> {
                    ledger.writeAsBelfry("own");
                    events.fire(event("own"));
                    throw new IllegalStateException("own failure");
                }))
                .hasMessage("own failure");
        failing.run();
        assertThat(ledger.seenByOthers("own")).isEqualTo(Seen.NOTHING);
        executor.submit(failing).get();
        assertThat(ledger.seenByOthers("own")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void nobody_else_sees_belfrys_own_work_before_its_commit_on_any_thread() throws Exception {
        List<Seen> outside = Collections.synchronizedList(new ArrayList<>());
        for (String name : List.of("request", "executor")) {
            Runnable work = () -> transactions.run(() -> {
                ledger.writeAsBelfry(name);
                events.fire(event(name));
                beforeCompletion(() -> outside.add(ledger.seenByOthers(name)));
            });
            if (name.equals("request")) {
                work.run();
            } else {
                executor.submit(work).get();
            }
            assertThat(ledger.seenByOthers(name)).isEqualTo(ONE_OF_EACH);
        }
        assertThat(outside).containsExactly(Seen.NOTHING, Seen.NOTHING);
    }

    @Test
    void the_facade_publishes_in_its_callers_transaction() {
        List<Seen> outside = new ArrayList<>();
        List<EventId> ids = enterpriseCaller.publish(
                () -> {
                    ledger.write("facade");
                    beforeCompletion(() -> outside.add(ledger.seenByOthers("facade")));
                },
                List.of(event("facade"), anonymous("beside-facade")));
        assertThat(ids).hasSize(2).startsWith(new EventId("facade"));
        assertThat(outside).containsExactly(Seen.NOTHING);
        assertThat(ledger.seenByOthers("facade")).isEqualTo(ONE_OF_EACH);
        assertThat(destination.awaitNames(2)).containsExactlyInAnyOrder("facade", "beside-facade");
    }

    @Test
    void the_facade_rolls_back_with_its_caller() throws Exception {
        caller.rollingBack(() -> enterpriseCaller.publish(() -> ledger.write("undone"), List.of(event("undone"))));
        assertThatThrownBy(
                        () -> enterpriseCaller.publishAndFail(() -> ledger.write("undone"), List.of(event("undone"))))
                .hasStackTraceContaining("the caller's own failure");
        assertThat(destination.namesBeforeTheNext(0)).isEmpty();
        assertThat(ledger.seenByOthers("undone")).isEqualTo(Seen.NOTHING);
    }

    @Test
    void the_facade_without_a_transaction_has_one_of_its_own() {
        hub.publish(List.of(event("facade-alone")));
        assertThat(ledger.seenByOthers("facade-alone")).isEqualTo(new Seen(0, 1, 1));
        assertThat(destination.awaitNames(1)).containsExactly("facade-alone");
    }

    @Test
    void the_facade_throws_what_it_says_and_its_callers_transaction_fails() {
        events.fire(event("facade-known"));
        assertThatThrownBy(() -> caller.inTransaction(() -> {
                    ledger.write("facade-known");
                    hub.publish(List.of(event("facade-new"), changed("facade-known")));
                }))
                .isInstanceOf(EventIdTaken.class)
                .hasMessage("Another event with the id facade-known exists already.");
        assertThatThrownBy(() -> caller.inTransaction(() -> {
                    ledger.write("facade-new");
                    hub.publish(List.of(event("facade-new"), HubEvent.of("nix.nix", "{}")));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Event type 'nix.nix' is not known.");
        assertThat(ledger.seenByOthers("facade-known")).isEqualTo(new Seen(0, 1, 1));
        assertThat(ledger.seenByOthers("facade-new")).isEqualTo(Seen.NOTHING);
    }
}
