package org.belfry.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.belfry.action.Report.Status;
import org.belfry.contact.Authority;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.contact.Occasion;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.Mapping;
import org.belfry.mapping.MappingResult.Mapped;
import org.belfry.mapping.Payload;
import org.belfry.mapping.TextField;
import org.junit.jupiter.api.Test;

class ActionRunTest {
    private static final EmailAddress ANN = new EmailAddress("ann@b.example");
    private static final String ANN_LEE =
            "{\"data\":{\"email\":\"ann@b.example\",\"first_name\":\"Ann\",\"tags\":[\"New\"]},\"score\":7}";
    private static final Occasion BY_A_WEBHOOK =
            new Occasion(Tenant.DEFAULT, Instant.parse("2024-01-15T10:30:00Z"), Authority.MACHINE);

    private final MemoryDirectory directory = new MemoryDirectory();

    private List<Report> run(String payload, String... actions) {
        Faults faults = new Faults();
        JsonSlice list = StrictJson.read(("[" + String.join(",", actions) + "]").getBytes(UTF_8));
        Actions read = Actions.read(list, "actions", faults);
        assertThat(faults.list()).isEmpty();
        RawJson body = RawJson.of(payload);
        Mapped mapped = (Mapped) Mapping.USUAL.apply(Payload.of(StrictJson.read(body.bytes())));
        Subject subject = new Subject(mapped.email(), mapped.fields(), body);
        return new ActionRun(new Scene(directory, BY_A_WEBHOOK), directory).run(read, subject);
    }

    private ContactState ann() {
        return directory.contacts.get(ANN);
    }

    private void become(ContactStatus status, Authority authority) {
        Occasion occasion = new Occasion(Tenant.DEFAULT, BY_A_WEBHOOK.now(), authority);
        directory.keep(ContactChange.to(status).apply(ann(), occasion));
    }

    private static List<Status> statuses(List<Report> reports) {
        return reports.stream().map(Report::status).toList();
    }

    @Test
    void add_subscriber_creates_with_lists_and_tags() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\",\"lists\":[\"News Letter\"],\"tags\":[\"vip\",\"new\"]}");
        assertThat(ann().profile().text(TextField.FIRST_NAME)).contains("Ann");
        assertThat(ann().tags().slugs()).containsExactly("new", "vip");
        assertThat(ann().lists().slugs()).containsExactly("news-letter");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.SUBSCRIBED);
        assertThat(directory.rung)
                .containsExactly("contact.created", "contact.list_added", "contact.tag_added", "contact.tag_added");
    }

    @Test
    void add_subscriber_never_overwrites() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}");
        ContactState before = ann();
        directory.rung.clear();
        List<Report> reports = run(
                "{\"email\":\"ANN@b.example\",\"first_name\":\"Eve\"}",
                "{\"type\":\"add_subscriber\",\"tags\":[\"other\"]}");
        assertThat(statuses(reports)).containsExactly(Status.SKIPPED);
        assertThat(ann()).isEqualTo(before);
        assertThat(directory.rung).isEmpty();
    }

    @Test
    void update_subscriber_never_creates() {
        assertThat(statuses(run(ANN_LEE, "{\"type\":\"update_subscriber\"}"))).containsExactly(Status.SKIPPED);
        assertThat(directory.contacts).isEmpty();
    }

    @Test
    void update_subscriber_matches_by_email_and_takes_nothing_away() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}");
        directory.rung.clear();
        run("{\"email\":\"ann@b.example\",\"last_name\":\"Lee\"}", "{\"type\":\"update_subscriber\"}");
        assertThat(ann().profile().text(TextField.FIRST_NAME)).contains("Ann");
        assertThat(ann().profile().text(TextField.LAST_NAME)).contains("Lee");
        assertThat(ann().tags().slugs()).containsExactly("new");
        assertThat(directory.rung).containsExactly("contact.updated");
    }

    @Test
    void each_action_sees_what_the_one_before_did() {
        List<Report> reports = run(
                ANN_LEE,
                "{\"type\":\"apply_tag\",\"tags\":[\"early\"]}",
                "{\"type\":\"add_subscriber\"}",
                "{\"type\":\"apply_tag\",\"tags\":[\"late\"]}",
                "{\"type\":\"change_status\",\"status\":\"bounced\"}");
        assertThat(statuses(reports)).containsExactly(Status.SKIPPED, Status.DONE, Status.DONE, Status.DONE);
        assertThat(ann().tags().slugs()).containsExactly("late", "new");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.BOUNCED);
    }

    @Test
    void double_opt_in_makes_pending_and_asks_once() {
        String action = "{\"type\":\"add_to_list\",\"list\":\"news\",\"double_opt_in\":true}";
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}", action);
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.PENDING);
        assertThat(ann().lists().slugs()).containsExactly("news");
        assertThat(directory.queued)
                .singleElement()
                .isInstanceOfSatisfying(Effect.SendConfirmation.class, mail -> assertThat(mail.email())
                        .isEqualTo(ANN));
        assertThat(statuses(run(ANN_LEE, action))).containsExactly(Status.SKIPPED);
        assertThat(directory.queued).hasSize(1);
    }

    @Test
    void double_opt_in_creates_whom_nobody_knows_as_pending() {
        run(ANN_LEE, "{\"type\":\"add_to_list\",\"list\":\"news\",\"double_opt_in\":true}");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.PENDING);
        assertThat(directory.rung).containsExactly("contact.created", "contact.list_added", "contact.tag_added");
        assertThat(directory.queued).hasSize(1);
    }

    @Test
    void who_confirmed_once_is_not_asked_again() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}");
        become(ContactStatus.SUBSCRIBED, Authority.CONTACT);
        run(ANN_LEE, "{\"type\":\"add_to_list\",\"list\":\"news\",\"double_opt_in\":true}");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.SUBSCRIBED);
        assertThat(ann().lists().slugs()).containsExactly("news");
        assertThat(directory.queued).isEmpty();
    }

    @Test
    void a_list_does_not_subscribe_whoever_opted_out() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}");
        become(ContactStatus.UNSUBSCRIBED, Authority.CONTACT);
        run(ANN_LEE, "{\"type\":\"add_to_list\",\"list\":\"news\"}");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.UNSUBSCRIBED);
    }

    @Test
    void change_status_says_that_it_does_not_subscribe_silently() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}");
        become(ContactStatus.UNSUBSCRIBED, Authority.CONTACT);
        directory.rung.clear();
        List<Report> reports = run(ANN_LEE, "{\"type\":\"change_status\",\"status\":\"subscribed\"}");
        assertThat(reports)
                .containsExactly(new Report("change_status", Status.SKIPPED, ContactChange.OPTED_OUT, List.of()));
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.UNSUBSCRIBED);
        assertThat(directory.rung).isEmpty();
    }

    @Test
    void remove_from_list_leaves_the_status() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\",\"lists\":[\"news\"]}");
        directory.rung.clear();
        String action = "{\"type\":\"remove_from_list\",\"list\":\"News\"}";
        List<Report> reports = run(ANN_LEE, action, action);
        assertThat(statuses(reports)).containsExactly(Status.DONE, Status.SKIPPED);
        assertThat(directory.rung).containsExactly("contact.list_removed");
        assertThat(ann().standing().status()).isEqualTo(ContactStatus.SUBSCRIBED);
    }

    @Test
    void removing_does_not_make_the_list() {
        run(ANN_LEE, "{\"type\":\"add_subscriber\"}", "{\"type\":\"remove_from_list\",\"list\":\"news\"}");
        assertThat(directory.lists).isEmpty();
    }

    @Test
    void what_goes_beyond_the_contact_is_queued_in_order() {
        run(
                ANN_LEE,
                "{\"type\":\"trigger_automation\",\"automation\":\"welcome\"}",
                "{\"type\":\"custom\",\"handler\":\"scoring\"}",
                "{\"type\":\"custom\",\"url\":\"https://example.com/hook\",\"template\":{\"a\":1}}");
        RawJson body = RawJson.of(ANN_LEE);
        Reference welcome = new Reference("welcome", RawJson.of("\"welcome\""));
        assertThat(directory.queued)
                .containsExactly(
                        new Effect.StartAutomation(welcome, ANN, body),
                        new Effect.CallHandler("scoring", ANN, body),
                        new Effect.CallUrl("https://example.com/hook", RawJson.of("{\"a\":1}"), ANN, body));
    }

    @Test
    void a_crm_record_knows_the_contact_and_the_payload() {
        run(
                ANN_LEE,
                "{\"type\":\"add_subscriber\"}",
                """
                {"type":"create_crm_record","connection":"hubspot","mapping":[
                 {"from":"email","to":"properties.email"},{"from":"id","to":"properties.belfry_id"},
                 {"from":"score","to":"properties.score"}]}""");
        assertThat(directory.queued)
                .containsExactly(new Effect.SendCrmRecord(
                        new Reference("hubspot", RawJson.of("\"hubspot\"")),
                        RawJson.of("{\"properties\":{\"email\":\"ann@b.example\",\"belfry_id\":2,\"score\":7}}")));
    }

    @Test
    void a_crm_record_of_whom_nobody_knows_is_what_was_told() {
        run(ANN_LEE, "{\"type\":\"create_crm_record\",\"connection\":1}");
        assertThat(((Effect.SendCrmRecord) directory.queued.get(0)).record())
                .isEqualTo(RawJson.of("{\"email\":\"ann@b.example\",\"first_name\":\"Ann\"}"));
    }
}
