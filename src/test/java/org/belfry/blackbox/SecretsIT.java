package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Where secrets are not: in answers, in the log, in the database's bytes, in files. And how the master key is changed: four
 * chapters of one server's life.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretsIT {
    private static final String RESEAL = "/api/v1/jobs/reseal";
    private static final Duration STOP = Duration.ofSeconds(40);

    private final RecordingSink sink = RecordingSink.open();
    private final KnownSecrets known = new KnownSecrets();
    private Bundle bundle;
    private Confidants all;
    private String oldKey = "";
    private String newKey = "";

    @BeforeAll
    void start() throws IOException {
        Map<String, String> settings = Belfry.settings(sink.authority());
        settings.put("BELFRY_ADMIN_PASSWORD", Confidants.ADMIN_PASSWORD);
        settings.put("BELFRY_WPF_ACCESS_KEY", Confidants.ACCESS_KEY);
        bundle = Bundle.launch(settings).awaitReady(Bundle.BOOT);
        oldKey = Files.readString(keyFile()).strip();
        newKey = randomKey();
        known.addKey("old master key", oldKey);
        known.addKey("new master key", newKey);
        all = new Confidants(bundle.admin(), sink, known);
    }

    @AfterAll
    void stop() throws IOException {
        bundle.close();
        sink.close();
    }

    @Test
    @Order(1)
    void a_secret_is_shown_once_and_then_stands_nowhere() throws IOException {
        all.makeAll();
        all.useAll(bundle.admin(), 1);

        everythingIsAskedFor();
        nothingIsInLogOrFiles();
    }

    @Test
    @Order(2)
    void a_new_master_key_is_taken_without_a_stop() throws IOException {
        Files.writeString(keyFile(), newKey + "\n" + oldKey + "\n");

        Json run = reseal();

        assertThat(run.at("steps").elements()).hasSize(7);
        assertThat(run.at("steps").elements().subList(0, 6)).allSatisfy(step -> {
            assertThat(step.at("read").number()).as(step.toString()).isPositive();
            assertThat(step.at("written").number()).isEqualTo(step.at("read").number());
        });
        assertThat(bundle.linesWith("no other is needed")).hasSize(1);
        all.useAll(bundle.admin(), 2);
        assertThat(reseal().at("steps.0.read").number()).isZero();
        everythingIsAskedFor();
        nothingIsInLogOrFiles();
    }

    @Test
    @Order(3)
    void the_old_key_can_be_taken_away() throws IOException {
        Files.writeString(keyFile(), newKey + "\n");
        assertThat(bundle.terminate(STOP)).isNotEqualTo(137);
        nothingIsInLogOrFiles();

        bundle.restart();
        bundle.awaitReady(Bundle.BOOT);

        all.useAll(bundle.admin(), 3);
        bundle.kill9();
        nothingIsInLogOrFiles();
    }

    @Test
    @Order(4)
    void a_start_with_the_old_key_alone_is_refused() throws IOException {
        Files.writeString(keyFile(), oldKey + "\n");

        bundle.restart();

        assertThat(bundle.awaitExit(Bundle.BOOT)).isEqualTo(2);
        assertThat(bundle.linesWith("Belfry cannot start: BELFRY_MASTER_KEY"))
                .singleElement()
                .asString()
                .contains("lacks the key");
        nothingIsInLogOrFiles();
    }

    private Json reseal() throws IOException {
        Api api = bundle.admin();
        assertThat(api.as("somebody", Confidants.USER_PASSWORD)
                        .post(RESEAL + "/start")
                        .status())
                .isEqualTo(403);
        long id = api.post(RESEAL + "/start").json().at("id").number();
        api.awaitGet(RESEAL, reply -> reply.json().at("running_execution").isNull(), SOON);
        Json run = api.get(RESEAL + "/executions/" + id).json();
        assertThat(run.at("status").string()).as(run.toString()).isEqualTo("completed");
        assertThat(api.get(RESEAL).json().at("next_run_at").isNull()).isTrue();
        return run;
    }

    /** Every GET there is, for everything there is. */
    private void everythingIsAskedFor() throws IOException {
        all.remember(
                Hub.WEBHOOKS + "/" + all.ids.get(Hub.WEBHOOKS).get(1) + "/deliveries", "deliveries", Hub.DELIVERIES);
        String hook = "/api/v1/incoming-webhooks/"
                + all.ids.get("/api/v1/incoming-webhooks").get(0);
        all.remember(hook + "/receipts", "receipts", "/api/v1/receipts");
        all.remember("/api/v1/contacts", "contacts", "/api/v1/contacts");
        Api api = bundle.admin();
        int asked = 0;
        for (Operation operation :
                Operation.ALL.stream().filter(Operation::reads).toList()) {
            String kind = operation.path().replaceFirst("/\\{.*", "");
            List<String> ids = operation.hasId() ? all.ids.getOrDefault(kind, List.of()) : List.of("");
            for (String id : ids) {
                Reply reply = operation.on(id).by(api);
                assertThat(reply.status()).as(operation + " " + id).isIn(200, 404);
                asked += reply.status() == 200 ? 1 : 0;
                known.assertNoneIn(operation.on(id).toString(), reply.headers() + reply.body());
            }
        }
        assertThat(asked).isGreaterThan(40);
        Reply runs = api.get(RESEAL + "/executions");
        known.assertNoneIn("executions", runs.body());
    }

    private void nothingIsInLogOrFiles() throws IOException {
        known.assertNoneIn("the log", bundle.log());
        StringBuilder database = new StringBuilder();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            known.assertNoneIn(file.toString(), bytes);
            if (file.getFileName().toString().startsWith("belfry.")) {
                database.append(new String(bytes, ISO_8859_1));
            }
        }
        assertThatThrownBy(() -> known.assertNoneIn("its own file", Files.readAllBytes(keyFile())))
                .isInstanceOf(AssertionError.class);
        assertThat(database).as("what is no secret").contains(sink.url("/standard"));
    }

    /** All files but the keys' and the libraries of the server. */
    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(bundle.dataDir())) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(keyFile()))
                    .filter(file -> !file.toString().matches(".*\\.(jar|war|rar)"))
                    .toList();
        }
    }

    private Path keyFile() {
        return bundle.dataDir().resolve("master-key");
    }

    private static String randomKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
