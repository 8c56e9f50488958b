package org.belfry.fusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.crm.CrmId;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactIdsTest {
    @Test
    void hubspot_tells_a_list_of_objects_or_a_vid() {
        assertThat(in("[{\"objectId\":123,\"propertyName\":\"x\"},{\"objectId\":124}]"))
                .containsExactly("123", "124");
        assertThat(in("{\"vid\":55,\"properties\":{}}")).containsExactly("55");
    }

    @Test
    void mailerlite_tells_a_subscriber_or_a_list_of_events() {
        assertThat(in("{\"subscriber\":{\"id\":\"7\"}}")).containsExactly("7");
        assertThat(in("{\"events\":[{\"data\":{\"subscriber\":{\"id\":8}}},{\"data\":{\"subscriber\":{\"id\":9}}}]}"))
                .containsExactly("8", "9");
    }

    @Test
    void wp_fusions_own_name_may_be_one_or_several() {
        assertThat(in("{\"contact_id\":\"a-1\"}")).containsExactly("a-1");
        assertThat(in("{\"contact_id\":[\"a\",2]}")).containsExactly("a", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[1,2]", "{\"events\":[]}", "{\"subscriber\":7}", "\"123\"", "{\"vid\":null}"})
    void a_body_without_contacts_names_none(String body) {
        assertThat(in(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-3", "1e999999999", "true", "{}"})
    void what_is_no_id_is_not_passed_over(String odd) {
        assertThat(ContactIds.distinct(in("{\"vid\":" + odd + "}"))).isEmpty();
    }

    @Test
    void each_is_there_once_in_order() {
        assertThat(ContactIds.distinct(List.of("2", " 1 ", "2"))).contains(List.of(new CrmId("2"), new CrmId("1")));
        assertThat(ContactIds.distinct(List.of("1", ".."))).isEmpty();
        assertThat(ContactIds.distinct(List.of("x".repeat(129)))).isEmpty();
    }

    @Test
    void an_id_stays_one_segment_of_a_path() {
        assertThat(new CrmId("a/b ?#%").escaped()).isEqualTo("a%2Fb%20%3F%23%25");
    }

    private static List<String> in(String body) {
        return ContactIds.in(StrictJson.read(body.getBytes(UTF_8)));
    }
}
