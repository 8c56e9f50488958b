package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bulk edit in a CRM, which is a process of its own, and another CRM that has fallen silent. */
class FusionLoadIT extends FusionFixture {
    private static final int CONTACTS = 500;
    private static final int WEBHOOKS = 2_000;
    private static final int SENDERS = 8;
    private static final int MOST_AT_A_TIME = 4;
    /** Longer than any machine needs for it; what it took is printed. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private CrmProcess process;

    @BeforeAll
    void start_the_crm() throws IOException {
        process = CrmProcess.start();
    }

    @AfterAll
    void stop_the_crm() {
        process.close();
        senders.shutdownNow();
    }

    @Test
    void a_bulk_edit_is_loaded_four_at_a_time_although_another_crm_is_silent() throws Exception {
        Json silent = connectionTo(process.url(), "silent", ",\"contact_path\":\"/slow/{id}\"");
        for (int i = 0; i < MOST_AT_A_TIME; i++) {
            assertAnswered(stranger.get(call("update", "&contact_id=" + i + "&connection=silent")), 200);
        }
        Json edited = connectionTo(process.url(), "edited", "");
        inParallel(CONTACTS, i -> () -> assertAnswered(api.post("/api/v1/contacts", known(i)), 201));
        long start = System.nanoTime();
        inParallel(
                WEBHOOKS,
                i -> () -> assertAnswered(
                        stranger.get(call("update", "&contact_id=" + i % CONTACTS + "&connection=edited")), 200));
        long sent = System.nanoTime();
        List<Json> receipts = awaitEnded(edited, WEBHOOKS);
        tell(start, sent);
        assertEveryContactIsThere();
        assertDuplicatesAreNoted(receipts);
        assertThat(process.seen().contacts()).isEqualTo(CONTACTS);
        assertThat(process.seen().mostAtATime()).isBetween(2, MOST_AT_A_TIME);
        for (Json receipt : awaitTried(silent)) {
            assertThat(receipt.at("status").string()).isEqualTo("pending");
            assertThat(receipt.at("errors.0").string()).isEqualTo("The CRM did not answer: timeout.");
        }
    }

    private static String known(int number) {
        return "{\"email\":" + Json.quote(CrmMain.email(Integer.toString(number))) + "}";
    }

    private void tell(long start, long sent) throws IOException {
        System.out.printf(
                "%d webhooks for %d contacts were answered in %.1f s and worked off in %.1f s, %s%n",
                WEBHOOKS, CONTACTS, (sent - start) / 1e9, (System.nanoTime() - start) / 1e9, process.seen());
    }

    private void inParallel(int count, IntFunction<Callable<Reply>> request) throws Exception {
        List<Callable<Reply>> all = IntStream.range(0, count).mapToObj(request).toList();
        for (Future<Reply> done : senders.invokeAll(all)) {
            done.get();
        }
    }

    private static Reply assertAnswered(Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        return reply;
    }

    /** All receipts of a connection, when none of them waits any more. */
    private List<Json> awaitEnded(Json connection, int count) throws IOException {
        String path = CONNECTIONS + "/" + connection.at("id").number() + "/receipts?limit=100";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Json> receipts;
        do {
            assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(deadline);
            // Reading all the pages takes the server's time, so the CRM says first when it is worth while.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            receipts = process.seen().contacts() < CONTACTS ? List.of() : all(path, "receipts");
        } while (receipts.isEmpty()
                || receipts.stream()
                        .anyMatch(receipt -> receipt.at("status").string().equals("pending")));
        assertThat(receipts).hasSize(count);
        return receipts;
    }

    private List<Json> all(String path, String member) throws IOException {
        List<Json> all = new ArrayList<>();
        Json page = api.get(path).json();
        all.addAll(page.at(member).elements());
        while (!page.at("next_cursor").isNull()) {
            page = api.get(path + "&cursor=" + page.at("next_cursor").string()).json();
            all.addAll(page.at(member).elements());
        }
        return all;
    }

    private void assertEveryContactIsThere() throws IOException {
        assertThat(all("/api/v1/contacts?limit=100&tag=" + CrmMain.tag(), "contacts"))
                .extracting(
                        contact -> contact.at("email").string(),
                        contact -> contact.at("first_name").string(),
                        contact -> contact.at("last_name").string(),
                        contact -> contact.at("phone").string())
                .containsExactlyInAnyOrder(IntStream.range(0, CONTACTS)
                        .mapToObj(i ->
                                Tuple.tuple(CrmMain.email(Integer.toString(i)), "First " + i, "Last " + i, "+1555" + i))
                        .toArray(Tuple[]::new));
    }

    /** What was not noted as a duplicate was loaded, once each. */
    private void assertDuplicatesAreNoted(List<Json> receipts) throws IOException {
        List<Json> duplicates = receipts.stream()
                .filter(receipt -> receipt.at("status").string().equals("duplicate"))
                .toList();
        assertThat(duplicates).isNotEmpty().allSatisfy(receipt -> assertThat(
                        receipt.at("warnings.0").string())
                .contains("just before"));
        assertThat(receipts)
                .extracting(receipt -> receipt.at("status").string())
                .containsOnly("duplicate", "processed");
        assertThat(process.seen().loads()).isEqualTo(WEBHOOKS - duplicates.size());
    }

    private List<Json> awaitTried(Json connection) throws IOException {
        return api.awaitGet(
                        CONNECTIONS + "/" + connection.at("id").number() + "/receipts",
                        reply -> reply.json().at("receipts").elements().stream()
                                .allMatch(
                                        receipt -> receipt.at("failed_attempts").number() == 1),
                        Duration.ofSeconds(40))
                .json()
                .at("receipts")
                .elements();
    }
}
