package org.belfry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.mapping.MappingResult.Mapped;
import org.belfry.mapping.MappingResult.Unmappable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    private static JsonSlice json(String text) {
        return StrictJson.read(RawJson.of(text).bytes());
    }

    private static Mapping mapping(String rules) {
        Faults faults = new Faults();
        Mapping mapping = Mapping.read(json(rules), "mapping", faults);
        assertThat(faults.list()).isEmpty();
        return mapping;
    }

    private static Mapped mapped(String rules, String payload) {
        return (Mapped) mapping(rules).apply(Payload.of(json(payload)));
    }

    /** One more rule beside that of the email, and what it makes of the payload. */
    private static Mapped rule(String rule, String payload) {
        return mapped("[{\"from\":\"email\",\"to\":\"email\"}," + rule + "]", payload);
    }

    @Test
    void without_a_mapping_five_fields_map_to_themselves() {
        Mapped mapped = (Mapped)
                Mapping.USUAL.apply(
                        Payload.of(
                                json(
                                        """
                {"event":"subscriber_added","data":{"subscriber_id":123,"email":"John@Example.com","first_name":"John",
                "last_name":"Doe","phone":"+1234567890","tags":["vip"],"status":"subscribed","city":"Rome"}}""")));
        assertThat(mapped.email().value()).isEqualTo("john@example.com");
        assertThat(mapped.fields().texts())
                .isEqualTo(Map.of(
                        TextField.FIRST_NAME, "John", TextField.LAST_NAME, "Doe", TextField.PHONE, "+1234567890"));
        assertThat(mapped.fields().tags()).containsExactly("vip");
        assertThat(mapped.fields().status()).isNull();
        assertThat(mapped.warnings()).isEmpty();
    }

    @Test
    void follows_the_rules_of_the_page() {
        Mapped mapped = mapped(
                """
                [{"from":"contact_email","to":"email"},
                 {"from":"signup","to":"custom_field.signup","date":{"from":"dd/MM/yyyy","to":"yyyy-MM-dd"}},
                 {"concat":["first","last"],"separator":" ","to":"custom_field.full_name"},
                 {"from":"plan","to":"custom_field.tier","when":{"equals":"gold"},"value":"vip"},
                 {"from":"subscription_source","to":"subscription_source"}]""",
                """
                {"data":{"contact_email":"a@b.example","signup":"31/12/2023","first":"Ann","last":"Lee","plan":"gold",
                "subscription_source":"form"}}""");
        assertThat(mapped.fields().custom())
                .isEqualTo(Map.of(
                        "signup", RawJson.of("\"2023-12-31\""),
                        "full_name", RawJson.of("\"Ann Lee\""),
                        "tier", RawJson.of("\"vip\""),
                        "subscription_source", RawJson.of("\"form\"")));
    }

    @Test
    void looks_in_data_first_and_in_the_root_then() {
        String rules = "{\"from\":\"who\",\"to\":\"first_name\"}";
        assertThat(rule(rules, "{\"data\":{\"email\":\"a@b.example\",\"who\":\"data\"},\"who\":\"root\"}")
                        .fields()
                        .text(TextField.FIRST_NAME))
                .contains("data");
        assertThat(rule(rules, "{\"data\":{\"email\":\"a@b.example\",\"who\":null},\"who\":\"root\"}")
                        .fields()
                        .text(TextField.FIRST_NAME))
                .contains("root");
        assertThat(rule(rules, "{\"email\":\"a@b.example\",\"data\":7,\"who\":\"root\"}")
                        .fields()
                        .text(TextField.FIRST_NAME))
                .contains("root");
    }

    @ParameterizedTest
    @CsvSource({
        "contact.name, deep",
        "data.contact.name, deep",
        "phones.1.number, 2",
        "list.0, first",
        "list.00, first",
        "list.2, ''",
        "list.-1, ''",
        "list.x, ''",
        "contact.name.more, ''",
        "odd.0, zero",
        "missing.at.all, ''"
    })
    void follows_dots_and_indexes(String path, String found) {
        Mapped mapped = rule(
                "{\"from\":\"" + path + "\",\"to\":\"city\"}",
                """
                {"data":{"email":"a@b.example","contact":{"name":"deep"},"phones":[{"number":1},{"number":2}],
                "list":["first","second"],"odd":{"0":"zero"}}}""");
        assertThat(mapped.fields().text(TextField.CITY).orElse("")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"gold\" | \"gold\" | true",
                "\"gold\" | \"Gold\" | false",
                "\"gold\" | [\"gold\"] | false",
                "1 | 1.0 | true",
                "1 | \"1\" | true",
                "true | true | true",
                "true | \"true\" | true",
                "true | false | false",
                "0 | -0 | true",
                "1e400000000 | 1e400000000 | true",
                "1e99999999999 | 1e99999999999 | true",
                "1e99999999999 | 1 | false",
                "\"\" | null | false",
            })
    void a_condition_compares_scalars(String wanted, String found, boolean met) {
        Mapped mapped = rule(
                "{\"from\":\"plan\",\"to\":\"city\",\"when\":{\"equals\":" + wanted + "},\"value\":\"Rome\"}",
                "{\"email\":\"a@b.example\",\"plan\":" + found + "}");
        assertThat(mapped.fields().text(TextField.CITY).isPresent()).isEqualTo(met);
    }

    @Test
    void the_later_rule_wins_and_labels_add_up() {
        Mapped mapped = mapped(
                """
                [{"from":"mail","to":"email"},{"from":"email","to":"email"},
                 {"from":"a","to":"city"},{"from":"b","to":"city"},{"from":"none","to":"city"},
                 {"from":"a","to":"tags"},{"from":"b","to":"tags"},{"from":"a","to":"tags"}]""",
                "{\"mail\":\"a@b.example\",\"a\":\"one\",\"b\":\"two\"}");
        assertThat(mapped.email().value()).isEqualTo("a@b.example");
        assertThat(mapped.fields().text(TextField.CITY)).contains("two");
        assertThat(mapped.fields().tags()).containsExactly("one", "two");
    }

    @Test
    void labels_come_as_a_list_or_as_one_text_with_commas() {
        String rules = "{\"from\":\"t\",\"to\":\"tags\"},{\"from\":\"l\",\"to\":\"lists\"}";
        Mapped mapped = rule(rules, "{\"email\":\"a@b.example\",\"t\":[\" a \",7,\"\"],\"l\":\"x, y,,x\"}");
        assertThat(mapped.fields().tags()).containsExactly("a", "7");
        assertThat(mapped.fields().lists()).containsExactly("x", "y");
        assertThat(mapped.warnings()).isEmpty();
    }

    @Test
    void a_custom_field_keeps_its_json_byte_for_byte() {
        Mapped mapped = rule(
                "{\"from\":\"x\",\"to\":\"custom_field.x\"}",
                "{\"email\":\"a@b.example\",\"x\":{ \"n\" : 1.50E+3, \"s\":\"\\u00eb\" }}");
        assertThat(mapped.fields().custom().get("x")).isEqualTo(RawJson.of("{ \"n\" : 1.50E+3, \"s\":\"\\u00eb\" }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"   \""})
    void a_blank_value_is_no_value(String blank) {
        Mapped mapped = rule(
                "{\"from\":\"x\",\"to\":\"city\"},"
                        + "{\"from\":\"x\",\"to\":\"custom_field.d\",\"date\":{\"from\":\"dd/MM/yyyy\",\"to\":\"yyyy\"}},"
                        + "{\"concat\":[\"x\",\"x\"],\"to\":\"state\"}",
                "{\"email\":\"a@b.example\",\"x\":" + blank + "}");
        assertThat(mapped.fields())
                .isEqualTo(new ContactFields(mapped.email(), Map.of(), null, List.of(), List.of(), Map.of()));
        assertThat(mapped.warnings()).isEmpty();
    }

    @Test
    void what_does_not_fit_is_a_warning_and_left_out() {
        Mapped mapped = rule(
                """
                {"from":"x","to":"first_name"},{"from":"bell","to":"last_name"},{"from":"word","to":"status"},
                {"from":"word","to":"date_of_birth"},{"from":"x","to":"tags"},{"from":"mixed","to":"lists"},
                {"from":"word","to":"custom_field.d","date":{"from":"dd/MM/yyyy","to":"yyyy-MM-dd"}},
                {"concat":["word","x"],"to":"city"},{"from":"long","to":"custom_field.long"},{"from":"fine","to":"phone"}""",
                """
                {"email":"a@b.example","x":{},"bell":"a\\u0007b","word":"gold","mixed":["ok",{}],"fine":491234,"long":"%s"}"""
                        .formatted("x".repeat(16_384)));
        assertThat(mapped.warnings().stream().map(Fault::field))
                .containsExactly(
                        "first_name",
                        "last_name",
                        "status",
                        "date_of_birth",
                        "tags",
                        "lists",
                        "custom_field.d",
                        "city",
                        "custom_field.long");
        assertThat(mapped.warnings().get(6).reason()).isEqualTo("Is not a date of the form dd/MM/yyyy.");
        assertThat(mapped.fields().lists()).containsExactly("ok");
        assertThat(mapped.fields().texts()).isEqualTo(Map.of(TextField.PHONE, "491234"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Is required, and the payload has none.",
                "{\"email\":null} | Is required, and the payload has none.",
                "{\"email\":\" \"} | Is required, and the payload has none.",
                "[] | Is required, and the payload has none.",
                "7 | Is required, and the payload has none.",
                "{\"email\":\"nobody\"} | Is not an email address.",
                "{\"email\":[\"a@b.example\"]} | Must be a text.",
            })
    void without_a_valid_email_there_is_no_contact(String payload, String reason) {
        MappingResult result = Mapping.USUAL.apply(Payload.of(json(payload)));
        assertThat(((Unmappable) result).errors()).containsExactly(new Fault("email", reason));
    }

    @Test
    void an_email_that_is_wrong_is_not_made_good_by_another_rule() {
        Unmappable result = (Unmappable) mapping(
                        "[{\"from\":\"a\",\"to\":\"email\"},{\"from\":\"b\",\"to\":\"email\"},{\"from\":\"c\",\"to\":\"city\"}]")
                .apply(Payload.of(json("{\"a\":\"a@b.example\",\"b\":\"nobody\",\"c\":[]}")));
        assertThat(result.errors()).hasSize(1);
        assertThat(result.warnings()).extracting(Fault::field).containsExactly("city");
    }
}
