package org.belfry.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsJsonTest {
    /** One of each form, as the contract writes them. */
    private static final List<String> FORMS = List.of(
            "{\"type\":\"add_subscriber\"}",
            "{\"type\":\"add_subscriber\",\"lists\":[\"newsletter\"],\"tags\":[\"vip\",\"Zoë\"]}",
            "{\"type\":\"update_subscriber\"}",
            "{\"type\":\"add_to_list\",\"list\":\"newsletter\"}",
            "{\"type\":\"add_to_list\",\"list\":\"newsletter\",\"double_opt_in\":true}",
            "{\"type\":\"remove_from_list\",\"list\":\"newsletter\"}",
            "{\"type\":\"apply_tag\",\"tags\":[\"vip\"]}",
            "{\"type\":\"change_status\",\"status\":\"complained\"}",
            "{\"type\":\"trigger_automation\",\"automation\":\"welcome\"}",
            "{\"type\":\"trigger_automation\",\"automation\":12}",
            "{\"type\":\"create_crm_record\",\"connection\":3}",
            "{\"type\":\"create_crm_record\",\"connection\":\"hubspot\",\"mapping\":[{\"from\":\"email\",\"to\":\"p.email\"}]}",
            "{\"type\":\"custom\",\"handler\":\"scoring\"}",
            "{\"type\":\"custom\",\"url\":\"https://example.com/hook?x=1\"}",
            "{\"type\":\"custom\",\"url\":\"https://example.com/\",\"template\":{ \"a\" : \"{subscriber_email}\" }}");

    private static List<Fault> faults(String actions) {
        Faults faults = new Faults();
        Actions.read(StrictJson.read(actions.getBytes(UTF_8)), "actions", faults);
        return faults.list();
    }

    private static Actions actions(String actions) {
        Faults faults = new Faults();
        Actions read = Actions.read(StrictJson.read(actions.getBytes(UTF_8)), "actions", faults);
        assertThat(faults.list()).isEmpty();
        return read;
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.of(FORMS).list().ofMinSize(1).ofMaxSize(50);
    }

    @Property(tries = 300)
    void are_written_as_they_came_in_their_order(@ForAll("lists") List<String> forms) {
        String json = "[" + String.join(",", forms) + "]";
        assertThat(actions(json).json()).isEqualTo(RawJson.of(json));
    }

    @Test
    void are_nine_kinds() {
        assertThat(actions("[" + String.join(",", FORMS) + "]").all().stream()
                        .map(Action::type)
                        .distinct())
                .hasSize(9);
    }

    @Test
    void all_faults_are_told_at_once_with_their_paths() {
        assertThat(faults(
                                """
                [{"type":"add_subscriber","lists":[],"tags":"vip","colour":1},
                 {"type":"update_subscriber","list":"a"},
                 {"type":"add_to_list","double_opt_in":"yes"},
                 {"type":"remove_from_list","list":"!!!"},
                 {"type":"apply_tag"},
                 {"type":"change_status","status":"active"},
                 {"type":"trigger_automation","automation":1.5},
                 {"type":"create_crm_record","mapping":[{"from":"a"}]},
                 {"type":"custom"},
                 {"type":"custom","handler":"a","url":"https://example.com/"},
                 {"type":"custom","url":"example.com"},
                 {"type":"delete_subscriber","x":1},
                 {"list":"a"},
                 7,
                 {"type":"apply_tag","tags":["ok","?"]}]""")
                        .stream()
                        .map(Fault::field))
                .containsExactly(
                        "actions[0].lists",
                        "actions[0].tags",
                        "actions[0].colour",
                        "actions[1].list",
                        "actions[2].list",
                        "actions[2].double_opt_in",
                        "actions[3].list",
                        "actions[4].tags",
                        "actions[5].status",
                        "actions[6].automation",
                        "actions[7].connection",
                        "actions[7].mapping[0].to",
                        "actions[8].handler",
                        "actions[9].url",
                        "actions[10].url",
                        "actions[11].type",
                        "actions[12].type",
                        "actions[13]",
                        "actions[14].tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "\"add_subscriber\""})
    void are_a_list_of_one_or_more(String json) {
        assertThat(faults(json)).containsExactly(new Fault("actions", "Must be a list of 1 to 50 actions."));
    }

    @Test
    void an_automation_is_named_by_its_number_or_its_name() {
        assertThat(actions("[{\"type\":\"trigger_automation\",\"automation\":12}]")
                        .all())
                .containsExactly(new TriggerAutomation(new Reference("12", RawJson.of("12"))));
    }
}
