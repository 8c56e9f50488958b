package org.belfry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.mapping.OutwardMapping.Outward;
import org.junit.jupiter.api.Test;

class OutwardMappingTest {
    private final Faults faults = new Faults();

    private static JsonSlice json(String text) {
        return StrictJson.read(RawJson.of(text).bytes());
    }

    private OutwardMapping mapping(String rules) {
        return OutwardMapping.read(json(rules), "m", faults);
    }

    @Test
    void dots_make_objects() {
        Outward record = mapping(
                        """
                [{"from":"first_name","to":"properties.firstname"},{"from":"email","to":"email"},
                 {"from":"missing","to":"properties.none"},{"from":"city","to":"properties.address.city"}]""")
                .apply(Payload.of(json("{\"first_name\":\"Ann\",\"email\":\"a@b.example\",\"city\":\"Rome\"}")));
        assertThat(faults.list()).isEmpty();
        assertThat(record.object())
                .isEqualTo(
                        RawJson.of(
                                """
                {"properties":{"firstname":"Ann","address":{"city":"Rome"}},"email":"a@b.example"}"""));
    }

    @Test
    void the_root_put_before_all_others_is_asked_first() {
        Payload payload = Payload.of(json("{\"data\":{\"email\":\"data\",\"phone\":\"1\"}}"))
                .behind(json("{\"email\":\"contact\"}"));
        assertThat(OutwardMapping.USUAL.apply(payload).object())
                .isEqualTo(RawJson.of("{\"email\":\"contact\",\"phone\":\"1\"}"));
    }

    @Test
    void what_cannot_be_used_is_a_warning_and_left_out() {
        Outward record = mapping(
                        "[{\"from\":\"d\",\"to\":\"born\",\"date\":{\"from\":\"dd/MM/yyyy\",\"to\":\"yyyy\"}}]")
                .apply(Payload.of(json("{\"d\":\"yesterday\"}")));
        assertThat(record.object()).isEqualTo(RawJson.of("{}"));
        assertThat(record.warnings()).extracting(Fault::field).containsExactly("born");
    }

    @Test
    void a_value_and_an_object_cannot_be_in_one_place() {
        mapping("[{\"from\":\"a\",\"to\":\"x.y\"},{\"from\":\"b\",\"to\":\"x\"},{\"from\":\"c\",\"to\":\"x.y\"}]");
        assertThat(faults.list()).extracting(Fault::field).isEqualTo(List.of("m[1].to", "m[2].to"));
    }

    @Test
    void the_rules_are_written_as_they_came() {
        String rules = "[{\"from\":\"a\",\"to\":\"x.y\"}]";
        assertThat(mapping(rules).json()).isEqualTo(RawJson.of(rules));
    }
}
