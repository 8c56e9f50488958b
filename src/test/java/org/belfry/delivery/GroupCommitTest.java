package org.belfry.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<List<String>>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsWriting = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void who_comes_alone_waits_for_nobody() {
        GroupCommit group = new GroupCommit(1, 500, this::write);
        assertThat(group.write(events("a", "b"))).extracting(EventId::value).containsExactly("a", "b");
        assertThat(transactions).containsExactly(List.of(List.of("a", "b")));
    }

    @Test
    void who_comes_while_another_writes_shares_the_next_transaction() throws Exception {
        GroupCommit group = new GroupCommit(1, 500, this::writeAndWait);
        List<CompletableFuture<List<EventId>>> results = fiveBehindTheFirst(group);
        for (int i = 0; i <= 5; i++) {
            assertThat(results.get(i).get(10, TimeUnit.SECONDS))
                    .extracting(EventId::value)
                    .containsExactly("e" + i);
        }
        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(1)).hasSize(5);
    }

    @Test
    void a_transaction_that_is_full_takes_no_further_caller() throws Exception {
        GroupCommit group = new GroupCommit(1, 2, this::writeAndWait);
        for (CompletableFuture<List<EventId>> result : fiveBehindTheFirst(group)) {
            assertThat(result.get(10, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(transactions).extracting(List::size).containsExactly(1, 2, 2, 1);
    }

    @Test
    void one_callers_faulty_event_is_not_the_others() throws Exception {
        GroupCommit group = new GroupCommit(1, 500, callersEvents -> {
            List<List<EventId>> ids = writeAndWait(callersEvents);
            if (transactions.get(transactions.size() - 1).contains(List.of("e3"))) {
                throw new EventIdTaken(new EventId("e3"));
            }
            return ids;
        });
        List<CompletableFuture<List<EventId>>> results = fiveBehindTheFirst(group);
        for (int i = 0; i <= 5; i++) {
            CompletableFuture<List<EventId>> result = results.get(i);
            if (i == 3) {
                assertThatThrownBy(result::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(EventIdTaken.class);
            } else {
                assertThat(result.get(10, TimeUnit.SECONDS))
                        .extracting(EventId::value)
                        .containsExactly("e" + i);
            }
        }
    }

    @Test
    void a_database_that_is_gone_is_told_to_all_after_one_try() throws Exception {
        GroupCommit group = new GroupCommit(1, 500, callersEvents -> {
            writeAndWait(callersEvents);
            throw new IllegalStateException("gone");
        });
        for (CompletableFuture<List<EventId>> result : fiveBehindTheFirst(group)) {
            assertThatThrownBy(result::join).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(transactions).hasSize(2);
    }

    @Test
    void of_many_callers_at_once_each_gets_its_own_ids() {
        GroupCommit group = new GroupCommit(2, 7, this::write);
        List<CompletableFuture<List<EventId>>> results = IntStream.range(0, 2_000)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> group.write(events("x" + i)), callers))
                .toList();
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).join()).extracting(EventId::value).containsExactly("x" + i);
        }
        assertThat(transactions.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
    }

    private List<CompletableFuture<List<EventId>>> fiveBehindTheFirst(GroupCommit group) throws InterruptedException {
        List<CompletableFuture<List<EventId>>> results = new ArrayList<>();
        results.add(CompletableFuture.supplyAsync(() -> group.write(events("e0")), callers));
        firstIsWriting.await();
        for (int i = 1; i <= 5; i++) {
            List<HubEvent> events = events("e" + i);
            results.add(CompletableFuture.supplyAsync(() -> group.write(events), callers));
        }
        while (group.waiting() < 5) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        return results;
    }

    private List<List<EventId>> writeAndWait(List<List<HubEvent>> callersEvents) {
        firstIsWriting.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return write(callersEvents);
    }

    private List<List<EventId>> write(List<List<HubEvent>> callersEvents) {
        List<List<EventId>> ids = callersEvents.stream()
                .map(events -> events.stream().map(HubEvent::id).toList())
                .toList();
        transactions.add(ids.stream()
                .map(each -> each.stream().map(EventId::value).toList())
                .toList());
        return ids;
    }

    private static List<HubEvent> events(String... ids) {
        return List.of(ids).stream()
                .map(id -> HubEvent.of("contact.created", "{}").withId(new EventId(id)))
                .toList();
    }
}
