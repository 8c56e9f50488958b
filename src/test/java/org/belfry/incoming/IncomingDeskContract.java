package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.database.TestDatabase;
import org.belfry.egress.AddressRanges;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.belfry.signing.HmacSha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incoming webhooks as their owners keep them and as strangers find them, on every database. */
abstract class IncomingDeskContract extends ProcessingFixture {
    private static final String ADD = "{\"type\":\"add_subscriber\"}";

    private final List<Runnable> later = new ArrayList<>();
    private int nudges;
    private Intake intake;

    IncomingDeskContract(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void an_open_gate() {
        later.clear();
        nudges = 0;
        intake = new Intake(
                new Intake.Store(webhooks, receipts, database.transactions()),
                new Gate(new RateLimits(100), AddressRanges.NONE, keys().random()),
                keys().vault(),
                clock,
                new Intake.Background(later::add, new RateLimits(100), () -> nudges++));
    }

    private Intake.Answer knock(IncomingWebhookId id, String token, Map<String, String> headers, String body) {
        return intake.admit(new Knock(
                id.value(),
                InetAddress.getLoopbackAddress(),
                name -> Optional.ofNullable(headers.get(name)).map(List::of).orElse(List.of()),
                token,
                body.getBytes(UTF_8)));
    }

    private static Optional<Refusal> refusal(Intake.Answer answer) {
        return answer instanceof Intake.Answer.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    @Test
    void all_of_it_is_kept_but_of_keys_only_what_proves_them() {
        IncomingEdit edit = new IncomingEdit(
                new IncomingEdit.Purpose("n", "shop.visited", new Wish<>("d"), false),
                new IncomingEdit.Guarding(
                        new Wish<>(new Secret("very-secret-key")),
                        new Wish<>(new Secret("very-secret-secret")),
                        List.of("192.0.2.0/24", "2001:db8::/32"),
                        7),
                new IncomingEdit.Work(
                        new Wish<>(Mapping.read(
                                StrictJson.read("[{\"from\":\"mail\",\"to\":\"email\"}]".getBytes(UTF_8)),
                                "mapping",
                                new Faults())),
                        actions(ADD)));
        IncomingDesk.Created created = desk.create(tenant, edit);
        IncomingWebhook kept = desk.find(tenant, created.webhook().id()).orElseThrow();
        assertThat(kept.purpose()).isEqualTo(created.webhook().purpose());
        assertThat(kept.guarding().token())
                .isEqualTo(TokenHash.of(created.token().reveal()));
        assertThat(kept.guarding().apiKey().mask()).isEqualTo("ver…");
        assertThat(kept.guarding().allowed()).containsExactly("192.0.2.0/24", "2001:db8::/32");
        assertThat(kept.guarding().perMinute()).isEqualTo(7);
        assertThat(kept.work().rules().json())
                .isEqualTo(edit.work().mapping().value().json());
        assertThat(new String(kept.guarding().signingSecret().sealed(), UTF_8)).doesNotContain("secret");
        assertThat(desk.find(new Tenant("nobody"), kept.id())).isEmpty();
        assertThat(desk.page(tenant, 0, 9)).hasSize(1);
        assertThat(desk.page(tenant, kept.seq(), 9)).isEmpty();
    }

    @Test
    void a_new_token_ends_the_old_one_at_once() {
        IncomingDesk.Created created = desk.create(tenant, edit(ADD));
        IncomingWebhookId id = created.webhook().id();
        assertThat(refusal(knock(id, created.token().reveal(), Map.of(), ADDED)))
                .isEmpty();
        IncomingDesk.Created renewed = desk.regenerate(tenant, id).orElseThrow();
        assertThat(refusal(knock(id, created.token().reveal(), Map.of(), ADDED)))
                .contains(Refusal.UNAUTHORIZED);
        assertThat(refusal(knock(id, renewed.token().reveal(), Map.of(), ADDED)))
                .isEmpty();
        assertThat(renewed.webhook().version()).isGreaterThan(created.webhook().version());
    }

    @Test
    void an_unknown_an_inactive_one_and_a_wrong_token_are_refused_alike_and_noted_after_the_answer() {
        IncomingDesk.Created created = desk.create(tenant, edit(ADD));
        IncomingWebhook webhook = created.webhook();
        assertThat(refusal(knock(new IncomingWebhookId("000000000000"), "x", Map.of(), ADDED)))
                .contains(Refusal.UNAUTHORIZED);
        assertThat(later).isEmpty();
        assertThat(refusal(knock(webhook.id(), "x", Map.of(), ADDED))).contains(Refusal.UNAUTHORIZED);
        assertThat(page(webhook, null)).isEmpty();
        later.forEach(Runnable::run);
        assertThat(page(webhook, ReceiptStatus.REFUSED)).singleElement().satisfies(receipt -> {
            assertThat(receipt.arrival().payload()).isNull();
            assertThat(receipt.arrival().sender()).isEqualTo("127.0.0.1");
            assertThat(text(receipt.arrival().response())).contains("\"status\":401", "unauthorized");
            assertThat(receiptDesk.redo(tenant, receipt.id(), null)).contains(false);
        });
        desk.change(
                tenant,
                webhook.id(),
                kept -> new IncomingEdit(
                        new IncomingEdit.Purpose(null, null, null, false),
                        new IncomingEdit.Guarding(null, null, null, null),
                        new IncomingEdit.Work(null, null)));
        assertThat(refusal(knock(webhook.id(), created.token().reveal(), Map.of(), ADDED)))
                .contains(Refusal.UNAUTHORIZED);
    }

    @Test
    void where_a_signature_is_asked_for_only_a_right_one_is_let_in() {
        IncomingDesk.Created created = desk.create(
                tenant,
                new IncomingEdit(
                        edit(ADD).purpose(),
                        new IncomingEdit.Guarding(null, new Wish<>(new Secret("shared")), null, null),
                        edit(ADD).work()));
        String right =
                "sha256=" + HexFormat.of().formatHex(HmacSha256.of("shared".getBytes(UTF_8), ADDED.getBytes(UTF_8)));
        String token = created.token().reveal();
        IncomingWebhookId id = created.webhook().id();
        assertThat(refusal(knock(id, token, Map.of(), ADDED))).contains(Refusal.INVALID_SIGNATURE);
        assertThat(refusal(knock(id, token, Map.of("X-Webhook-Signature", right), ADDED + " ")))
                .contains(Refusal.INVALID_SIGNATURE);
        assertThat(refusal(knock(id, token, Map.of("X-Webhook-Signature", right), ADDED)))
                .isEmpty();
    }

    @Test
    void each_record_of_a_list_is_a_receipt_of_its_own_and_durable_before_the_answer() {
        IncomingDesk.Created created = desk.create(tenant, edit(ADD));
        Intake.Answer answer = knock(created.webhook().id(), created.token().reveal(), Map.of(), ADDED);
        Intake.Answer.Admitted admitted = (Intake.Answer.Admitted) answer;
        String two = "[" + ADDED + ",{\"email\":\"b@c.example\"}]";
        assertThat(intake.take(admitted, StrictJson.read(two.getBytes(UTF_8))))
                .isEqualTo(new Records.Accepted(List.of(RawJson.of(ADDED), RawJson.of("{\"email\":\"b@c.example\"}"))));
        assertThat(nudges).isOne();
        assertThat(page(created.webhook(), ReceiptStatus.PENDING)).hasSize(2);
        Records other = intake.take(admitted, StrictJson.read("{\"event\":\"subscriber_tagged\"}".getBytes(UTF_8)));
        assertThat(other).isInstanceOf(Records.Unfit.class);
        assertThat(intake.take(admitted, StrictJson.read("{\"event\":\"contact.created\"}".getBytes(UTF_8))))
                .isInstanceOf(Records.Accepted.class);
    }
}
