package org.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.belfry.kernel.Secret;
import org.belfry.security.MasterKeys;
import org.belfry.security.Vault;
import org.belfry.security.Vault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing the master key while everything runs, on every database. */
abstract class ResealContract extends JobsFixture {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String LOST = key(3);
    private static final Map<String, Place> PLACES = Map.of(
            "webhook.sealed_secret", new Place("webhook", "1", "secret"),
            "webhook.previous_sealed_secret", new Place("webhook", "1", "previous_secret"),
            "webhook.sealed_auth", new Place("webhook", "1", "auth"),
            "webhook.sealed_headers", new Place("webhook", "1", "headers"),
            "incoming_webhook.sealed_signing_secret", new Place("incoming_webhook", "00000000000a", "signing_secret"),
            "crm_connection.sealed_auth", new Place("crm_connection", "5", "auth"));

    private final AtomicReference<String> file = new AtomicReference<>(OLD);

    ResealContract(DataSource dataSource, String migrations) {
        super(dataSource, migrations);
    }

    @BeforeEach
    void rows() {
        execute("DELETE FROM master_key");
        execute("DELETE FROM incoming_webhook");
        execute("DELETE FROM crm_connection");
        execute(
                "INSERT INTO incoming_webhook (id, seq, tenant, name, event_type, status, token_hash, allowed_addresses,"
                        + " rate_limit_per_minute, actions, version, created_at, updated_at) SELECT '00000000000a', 7, tenant,"
                        + " name, 'x', status, sealed_secret, '', 60, sealed_secret, 1, created_at, updated_at FROM webhook");
        execute("INSERT INTO crm_connection (id, tenant, name, base_url, contact_path, version, created_at, updated_at)"
                + " SELECT 5, tenant, name, url, '/{id}', 1, created_at, updated_at FROM webhook");
        vault = vault(OLD);
        keep("webhook.sealed_secret", vault.seal(text("webhook.sealed_secret"), place("webhook.sealed_secret")));
        file.set(OLD);
        vault = new Vault(() -> MasterKeys.linedUp(file.get()), new SecureRandom());
        transactions.run(() -> used.add(vault.keyId()));
    }

    @Test
    void every_secret_is_sealed_with_the_key_that_was_just_put_first_and_opens_with_it_alone() {
        PLACES.forEach((column, place) -> keep(column, vault.seal(text(column), place)));
        file.set(NEW + "\n" + OLD);

        JobRun run = reseal();

        assertThat(run.status()).isEqualTo("COMPLETED");
        assertThat(run.percent()).isEqualTo(100);
        assertThat(run.steps()).hasSize(Job.RESEAL.steps());
        assertThat(run.steps().subList(0, PLACES.size())).allSatisfy(step -> {
            assertThat(step.metrics().read()).isEqualTo(1);
            assertThat(step.metrics().written()).isEqualTo(1);
            assertThat(step.extent()).isEqualTo(new JobRun.Extent(1, 1));
        });
        PLACES.forEach((column, place) ->
                assertThat(vault(NEW).open(kept(column), place)).as(column).isEqualTo(text(column)));
        assertThat(usedKeys()).containsExactly(vault(NEW).keyId());
        assertThat(reseal().steps().get(0).metrics().read())
                .as("once is enough")
                .isZero();
    }

    @Test
    void every_column_that_holds_something_sealed_is_known() {
        List<String> columns = told("SELECT LOWER(table_name) || '.' || LOWER(column_name)"
                + " FROM information_schema.columns WHERE LOWER(column_name) LIKE '%sealed%'");
        assertThat(columns).containsExactlyInAnyOrderElementsOf(PLACES.keySet());
        for (int i = 0; i < columns.size(); i++) {
            keep(columns.get(i), new byte[] {1, 0, 0, 0, (byte) i, 9, 9});
        }
        assertThat(usedKeys()).hasSize(columns.size() + 1).contains("00000000", "00000005");
    }

    @Test
    void what_no_key_opens_is_left_and_the_rest_goes_on() {
        byte[] lost = vault(LOST).seal(new Secret("a"), place("webhook.sealed_auth"));
        byte[] elsewhere = vault.seal(new Secret("b"), place("crm_connection.sealed_auth"));
        webhook(2, elsewhere);
        webhook(3, vault.seal(new Secret("c"), new Place("webhook", "3", "secret")));
        keep("webhook.sealed_auth", lost);
        file.set(NEW + "\n" + OLD);

        JobRun run = reseal();

        assertThat(run.status()).isEqualTo("COMPLETED");
        assertThat(run.steps().get(0).metrics().read()).isEqualTo(3);
        assertThat(run.steps().get(0).metrics().written()).isEqualTo(2);
        assertThat(run.steps().get(0).extent()).isEqualTo(new JobRun.Extent(3, 3));
        assertThat(kept("webhook.sealed_auth")).isEqualTo(lost);
        assertThat(secretOf(2)).isEqualTo(elsewhere);
        assertThat(vault(NEW).open(secretOf(3), new Place("webhook", "3", "secret")))
                .isEqualTo(new Secret("c"));
        assertThat(usedKeys())
                .containsExactlyInAnyOrder(
                        vault(NEW).keyId(), vault(OLD).keyId(), vault(LOST).keyId());
    }

    @Test
    void a_secret_that_was_just_changed_is_not_put_back() {
        file.set(NEW + "\n" + OLD);
        byte[] changed = vault(NEW).seal(new Secret("changed"), place("webhook.sealed_secret"));

        Node node = new Node("a", items -> CompletableFuture.runAsync(() -> keep("webhook.sealed_secret", changed))
                .join());
        node.jobs.start(Job.RESEAL);

        assertThat(node.awaitEnd(Job.RESEAL).status()).isEqualTo("COMPLETED");
        assertThat(kept("webhook.sealed_secret")).isEqualTo(changed);
        assertThat(told("SELECT version FROM webhook"))
                .as("nothing else changes")
                .containsExactly("1");
    }

    @Test
    void a_job_that_was_stopped_goes_on_where_it_was() {
        for (int i = 2; i <= 250; i++) {
            webhook(i, vault.seal(new Secret("s" + i), new Place("webhook", "" + i, "secret")));
        }
        file.set(NEW + "\n" + OLD);
        AtomicReference<Node> self = new AtomicReference<>();
        AtomicInteger seen = new AtomicInteger();
        Node node = new Node("a", items -> {
            if (seen.incrementAndGet() == 120) {
                self.get().jobs.stop(Job.RESEAL);
            }
        });
        self.set(node);
        node.jobs.start(Job.RESEAL);
        JobRun stopped = node.awaitEnd(Job.RESEAL);
        assertThat(stopped.status()).isEqualTo("STOPPED");

        node.jobs.restart(Job.RESEAL);
        JobRun ended = node.awaitEnd(Job.RESEAL);

        assertThat(ended.status()).isEqualTo("COMPLETED");
        assertThat(seen).hasValue(250);
        for (int i = 2; i <= 250; i++) {
            assertThat(vault(NEW).open(secretOf(i), new Place("webhook", "" + i, "secret")))
                    .isEqualTo(new Secret("s" + i));
        }
        assertThat(usedKeys()).containsExactly(vault(NEW).keyId());
    }

    @Test
    void with_a_wrong_key_file_the_job_fails_and_nothing_changes() {
        byte[] before = kept("webhook.sealed_secret");
        file.set("nonsense\n" + OLD);

        JobRun run = reseal();

        assertThat(run.status()).isEqualTo("FAILED");
        assertThat(run.steps().get(0).error()).contains("key 1 of 2").doesNotContain(OLD);
        assertThat(kept("webhook.sealed_secret")).isEqualTo(before);
    }

    @Test
    void only_people_begin_it() {
        assertThat(transactions.call(() -> leases.dueAt(Job.PURGE))).isPresent();
        execute("UPDATE job_lease SET due_at = CURRENT_TIMESTAMP WHERE job = 'reseal'");

        transactions.run(() -> leases.postpone(Job.RESEAL));

        assertThat(transactions.call(() -> leases.dueAt(Job.RESEAL))).isEmpty();
        assertThat(transactions.call(() -> leases.isDue(Job.RESEAL))).isFalse();
    }

    private JobRun reseal() {
        Node node = new Node("a");
        node.jobs.start(Job.RESEAL);
        return node.awaitEnd(Job.RESEAL);
    }

    private void webhook(int id, byte[] sealed) {
        execute("INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask, version,"
                + " created_at, updated_at) SELECT " + id + ", tenant, dialect, name, url, status, sealed_secret,"
                + " secret_mask, version, created_at, updated_at FROM webhook WHERE id = 1");
        execute("UPDATE webhook SET sealed_secret = ? WHERE id = ?", sealed, id);
    }

    private byte[] secretOf(int id) {
        return transactions
                .call(() -> sql.list("SELECT sealed_secret FROM webhook WHERE id = ?", row -> row.getBytes(1), id))
                .get(0);
    }

    private void keep(String column, byte[] sealed) {
        String[] words = column.split("\\.", -1);
        execute("UPDATE " + words[0] + " SET " + words[1] + " = ? WHERE id = " + id(column), (Object) sealed);
    }

    private byte[] kept(String column) {
        String[] words = column.split("\\.", -1);
        String query = "SELECT " + words[1] + " FROM " + words[0] + " WHERE id = " + id(column);
        return transactions.call(() -> sql.list(query, row -> row.getBytes(1))).get(0);
    }

    private static String id(String column) {
        String row = place(column).row();
        return row.length() == 12 ? "'" + row + "'" : row;
    }

    private static Place place(String column) {
        return Objects.requireNonNull(PLACES.get(column));
    }

    private static Secret text(String column) {
        return new Secret("secret of " + column);
    }

    private Set<String> usedKeys() {
        return transactions.call(used::all);
    }

    private static Vault vault(String key) {
        return new Vault(new Secret(key), new SecureRandom());
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
