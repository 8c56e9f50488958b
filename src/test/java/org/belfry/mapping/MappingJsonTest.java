package org.belfry.mapping;

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

class MappingJsonTest {
    private static final String RULE_OF_EMAIL = "{\"from\":\"email\",\"to\":\"email\"}";

    private static List<Fault> faults(String rules) {
        Faults faults = new Faults();
        Mapping.read(StrictJson.read(RawJson.of(rules).bytes()), "mapping", faults);
        return faults.list();
    }

    private static RawJson back(String rules) {
        Faults faults = new Faults();
        Mapping mapping = Mapping.read(StrictJson.read(RawJson.of(rules).bytes()), "mapping", faults);
        assertThat(faults.list()).isEmpty();
        return mapping.json();
    }

    @Test
    void writes_the_rules_as_they_came() {
        String rules =
                """
                [{"from":"contact_email","to":"email"},\
                {"from":"signup","date":{"from":"dd/MM/yyyy","to":"yyyy-MM-dd"},"to":"custom_field.signup"},\
                {"concat":["first","last"],"separator":", ","to":"custom_field.full_name"},\
                {"from":"plan","when":{"equals":"gold"},"value":["vip",1],"to":"tags"}]""";
        assertThat(back(rules)).isEqualTo(RawJson.of(rules));
    }

    @Test
    void the_usual_mapping_is_written_as_rules_too() {
        assertThat(back(new String(Mapping.USUAL.json().bytes(), java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Mapping.USUAL.json());
    }

    @Test
    void tells_all_faults_at_once_with_their_paths() {
        assertThat(faults(
                                """
                [{"from":"a"},
                 {"to":"email"},
                 {"from":"a..b","to":"custom_field.a b"},
                 {"from":"a","to":"nickname","colour":1},
                 {"from":"a","to":"city","date":{"from":"dd/mm/yyyy","to":"'"}},
                 {"from":"a","to":"city","date":{"to":"yyyy","x":1}},
                 {"from":"a","to":"city","when":{"equals":"b"}},
                 {"from":"a","to":"city","value":"b"},
                 {"from":"a","to":"city","when":{"equals":{}},"value":"b"},
                 {"from":"a","to":"city","when":{"is":"b"},"value":"b"},
                 {"concat":[],"to":"city"},
                 {"concat":["a"],"from":"b","separator":1,"to":"city"},
                 {"from":"a","to":"city","date":{"from":"dd/MM/yyyy","to":"yyyy"},"when":{"equals":"b"},"value":"b"},
                 7]""")
                        .stream()
                        .map(Fault::field))
                .containsExactlyInAnyOrder(
                        "mapping[13]",
                        "mapping[0].to",
                        "mapping[1].from",
                        "mapping[2].from",
                        "mapping[2].to",
                        "mapping[3].to",
                        "mapping[3].colour",
                        "mapping[4].date.from",
                        "mapping[4].date.to",
                        "mapping[5].date.from",
                        "mapping[5].date.x",
                        "mapping[6].value",
                        "mapping[7].when",
                        "mapping[8].when.equals",
                        "mapping[9].when.equals",
                        "mapping[9].when.is",
                        "mapping[10].concat",
                        "mapping[11].separator",
                        "mapping[11].from",
                        "mapping[12].when",
                        "mapping[12].value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "\"email\"", "7"})
    void is_a_list_of_rules(String mapping) {
        assertThat(faults(mapping)).containsExactly(new Fault("mapping", "Must be a list of 1 to 200 rules."));
    }

    @Test
    void needs_a_rule_that_leads_to_the_email() {
        assertThat(faults("[{\"from\":\"a\",\"to\":\"city\"}]"))
                .containsExactly(new Fault("mapping", "Needs a rule that leads to email."));
    }

    @Test
    void has_at_most_200_rules() {
        assertThat(faults("[" + (RULE_OF_EMAIL + ",").repeat(199) + RULE_OF_EMAIL + "]"))
                .isEmpty();
        assertThat(faults("[" + (RULE_OF_EMAIL + ",").repeat(200) + RULE_OF_EMAIL + "]"))
                .hasSize(1);
    }

    @Property(tries = 300)
    void rules_survive_being_written_and_read(@ForAll("rules") List<String> rules) {
        RawJson once = back("[" + RULE_OF_EMAIL + "," + String.join(",", rules) + "]");
        assertThat(back(new String(once.bytes(), java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(once);
    }

    @Provide
    Arbitrary<List<String>> rules() {
        Arbitrary<String> sources = Arbitraries.of(
                "\"from\":\"a.0.b\"",
                "\"from\":\"Zo\\u00eb \\\"x\\\"\"",
                "\"concat\":[\"a\",\"b\"]",
                "\"concat\":[\"a\"],\"separator\":\"\"",
                "\"from\":\"a\",\"date\":{\"from\":\"dd/MM/yyyy\",\"to\":\"yyyy\"}",
                "\"from\":\"a\",\"when\":{\"equals\":1.50},\"value\":{ \"x\" : null }");
        Arbitrary<String> targets = Arbitraries.of("email", "city", "tags", "lists", "status", "custom_field.A-b_9");
        return net.jqwik.api.Combinators.combine(sources, targets)
                .as((source, target) -> "{" + source + ",\"to\":\"" + target + "\"}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
