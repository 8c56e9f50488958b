package org.belfry.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.belfry.json.JsonText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTemplateTest {
    private static final String DATA =
            """
            {"contact":{"id":123,"email":"john@example.com","first_name":"Jo \\"J\\" {subscriber_id}\\n","last_name":null,\
            "phone":"+1","lists":["a","b",3,true,null],"tags":[{"slug":"vip"}],"score":1.50E+1,\
            "custom_values":{"company":"Acme","id":7},"custom_fields":{"plan":"gold","company":"hidden"}},\
            "campaign":{"id":9007199254740993,"name":"January","sent_at":"2024-01-15T11:00:00Z"},\
            "deep":{"er":[{"x y":"found"},[10,20]]},"":{"":1}}""";

    private static EventValues values(String data) {
        return new EventValues("subscriber_added", Instant.parse("2024-01-15T10:30:00.987Z"), RawJson.of(data));
    }

    private static FilledBody fill(String template) {
        return PayloadTemplate.parse(template).fill(values(DATA));
    }

    private static String filled(String template) {
        return new String(fill(template).bytes(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "subscriber_id | 123",
                "subscriber_email | \"john@example.com\"",
                "subscriber_first_name | \"Jo \\\"J\\\" {subscriber_id}\\n\"",
                "subscriber_last_name | null",
                "subscriber_phone | \"+1\"",
                "subscriber_lists | [\"a\",\"b\",3,true,null]",
                "subscriber_tags | [{\"slug\":\"vip\"}]",
                "subscriber_score | 1.50E+1",
                "campaign_id | 9007199254740993",
                "campaign_name | \"January\"",
                "campaign_sent_date | \"2024-01-15T11:00:00Z\"",
                "event_type | \"subscriber_added\"",
                "timestamp | \"2024-01-15T10:30:00Z\"",
                "custom_field_company | \"Acme\"",
                "custom_field_plan | \"gold\"",
                "subscriber_custom_field_id | 7",
                "data.contact.custom_values | {\"company\":\"Acme\",\"id\":7}",
                "data.deep.er.0.x y | \"found\"",
                "data.deep.er.1.1 | 20"
            })
    void a_string_that_is_one_placeholder_becomes_the_value_itself(String placeholder, String value) {
        FilledBody body = fill("[ \"{" + placeholder + "}\" ]");
        assertThat(new String(body.bytes(), UTF_8)).isEqualTo("[" + value + "]");
        assertThat(body.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "No {subscriber_id}! | No 123!",
                "{subscriber_first_name}, | Jo \\\"J\\\" {subscriber_id}\\n,",
                "<{subscriber_last_name}> | <>",
                "{subscriber_email}{subscriber_phone} | john@example.com+1",
                "in {subscriber_lists}. | in a, b, 3, true, .",
                "tags {subscriber_tags} | tags [{\\\"slug\\\":\\\"vip\\\"}]",
                "{{subscriber_id}} | {123}",
                "{{{event_type} | {{subscriber_added",
                "{7*6}{}{ }{a b}{.a}{a.}{a..b} {é} {} {campaign_name}} | {7*6}{}{ }{a b}{.a}{a.}{a..b} {é} {} January}",
                "{x{campaign_name}y} | {xJanuaryy}"
            })
    void inside_longer_text_a_value_is_inserted_as_text(String text, String expected) {
        assertThat(filled("{\"text\":\"" + text + "\"}")).isEqualTo("{\"text\":\"" + expected + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriber_town", "campaign_subject", "custom_field_x", "data.nothing", "data.contact.id.x",
                "data.deep.er.2", "data.deep.er.01x", "data.deep.er.99999999999", "data.deep.er.-1", "subscriber_"
            })
    void what_the_event_does_not_know_is_null_or_empty_and_warned_of(String placeholder) {
        FilledBody body = fill("[\"{%1$s}\",\"a{%1$s}b\"]".formatted(placeholder));
        assertThat(new String(body.bytes(), UTF_8)).isEqualTo("[null,\"ab\"]");
        assertThat(body.warnings()).containsExactly("{" + placeholder + "} has no value in this event.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriber",
                "campaign",
                "Timestamp",
                "contact.email",
                "subscriber_id.x",
                "event_type.x",
                "DATA.contact"
            })
    void an_unknown_placeholder_is_null_or_empty_and_warned_of(String placeholder) {
        FilledBody body = fill("[\"{%1$s}\",\"a{%1$s}b\"]".formatted(placeholder));
        assertThat(new String(body.bytes(), UTF_8)).isEqualTo("[null,\"ab\"]");
        assertThat(body.warnings()).containsExactly("{" + placeholder + "} is no placeholder.");
    }

    @Test
    void everything_else_stays_but_for_white_space() {
        assertThat(filled("{ \"{subscriber_id}\" : [ 1.50E+3 , true,null , { } , [ ] , \"\\u00e9\\/\" ] }"))
                .isEqualTo("{\"{subscriber_id}\":[1.50E+3,true,null,{},[],\"\\u00e9\\/\"]}");
        assertThat(filled("\"{data.contact.id}\"")).isEqualTo("123");
        assertThat(filled("7")).isEqualTo("7");
    }

    @Test
    void a_placeholder_may_be_written_with_escapes() {
        assertThat(filled("\"\\u007bsubscriber_id\\u007D\"")).isEqualTo("123");
    }

    @Property(seed = "20261121", tries = 500)
    void no_value_breaks_out_of_its_string(@ForAll String value) {
        EventValues values = values("{\"contact\":{\"email\":" + JsonText.quoted(value) + "}}");
        byte[] body = PayloadTemplate.parse("{\"a\":\"<{subscriber_email}>\",\"b\":\"{subscriber_email}\"}")
                .fill(values)
                .bytes();
        assertThat(StrictJson.read(body).members().get("a").text()).isEqualTo("<" + value + ">");
        assertThat(StrictJson.read(body).members().get("b").text()).isEqualTo(value);
    }

    @Test
    void no_value_is_inserted_that_would_make_the_body_too_large() {
        String large = "\"" + "x".repeat(1024 * 1024) + "\"";
        FilledBody body = PayloadTemplate.parse("[\"{data}\",\"{data}\",\"a{data.x}\",\"{timestamp}\"]")
                .fill(values("{\"x\":" + large + "}"));
        assertThat(StrictJson.read(body.bytes()).items().get(1).kind()).hasToString("NULL");
        assertThat(StrictJson.read(body.bytes()).items().get(2).text()).isEqualTo("a");
        assertThat(StrictJson.read(body.bytes()).items().get(3).text()).isEqualTo("2024-01-15T10:30:00Z");
        assertThat(body.warnings())
                .containsExactly(
                        "{data} was left empty: the body would be too large.",
                        "{data.x} was left empty: the body would be too large.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":{subscriber_id}}", "{} {}", "{\"a\":1,\"a\":2}"})
    void a_template_is_json(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadTemplate.parse(text))
                .withMessageStartingWith("The payload template is no valid JSON: ");
    }

    @Test
    void a_template_has_limits() {
        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(filled(deepest)).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadTemplate.parse("[" + deepest + "]"))
                .withMessageContaining("more than 64 levels");
        String largest = "\"" + "x".repeat(65_534) + "\"";
        assertThat(filled(largest)).isEqualTo(largest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadTemplate.parse("\"x" + largest.substring(1)))
                .withMessage("A payload template has at most 65536 bytes (was 65537).");
        String most = "{timestamp}".repeat(200);
        assertThat(filled("\"" + most + "\"")).hasSize(2 + 20 * 200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadTemplate.parse("[\"" + most + "\",\"{x}\"]"))
                .withMessage("A payload template has at most 200 placeholders (was 201).");
        String longest = "{data." + "x".repeat(251) + "}";
        assertThat(filled("\"" + longest + "\"")).isEqualTo("null");
        assertThat(filled("\"" + longest.replace(".", ".y") + "\"")).contains("{data.yx");
    }

    @Test
    void tells_what_it_names_and_compares_by_its_bytes() {
        PayloadTemplate template = PayloadTemplate.parse("{\"a\":[\"{b} {c}\",{\"d\":\"{b}\"}]}");
        assertThat(template.placeholders()).containsExactly("b", "c");
        assertThat(template).isEqualTo(PayloadTemplate.of(template.source())).isNotEqualTo(PayloadTemplate.parse("1"));
        assertThat(template).hasSameHashCodeAs(PayloadTemplate.of(template.source()));
        assertThat(template.toString()).matches("PayloadTemplate\\[\\d+ bytes]");
        assertThat(fill("1")).hasToString("FilledBody[1 bytes]");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void a_preset_names_only_placeholders_and_an_https_target(Preset preset) {
        assertThat(preset.template().placeholders()).isNotEmpty().allMatch(EventValues::isPlaceholder);
        assertThat(preset.exampleUrl()).startsWith("https://");
        assertThat(preset.title()).isNotEmpty();
        assertThat(Preset.named(preset.wireName())).contains(preset);
        assertThat(Preset.named(preset.name())).isEmpty();
    }

    @Test
    void the_hubspot_preset_maps_as_the_page_does() {
        String body = new String(Preset.HUBSPOT.template().fill(values(DATA)).bytes(), UTF_8);
        assertThat(body)
                .isEqualTo(
                        """
                {"properties":{"firstname":"Jo \\"J\\" {subscriber_id}\\n","lastname":null,\
                "email":"john@example.com","phone":"+1","company":"Acme","hubspotutk":7}}""");
    }
}
