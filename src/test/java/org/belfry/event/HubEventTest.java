package org.belfry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import org.belfry.json.MalformedJson;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubEventTest {
    private static final Instant TIME = Instant.parse("2024-01-15T10:30:00Z");

    private static HubEvent whole() {
        return HubEvent.of(EventType.CONTACT_CREATED, "{\"contact\":{}}")
                .withId(new EventId("evt_1"))
                .at(TIME)
                .by("{\"user_id\":45}")
                .ofTenant(new Tenant("acme"));
    }

    @Test
    void needs_only_a_type_and_data() {
        assertThat(HubEvent.of("contact.created", "{}"))
                .isEqualTo(new HubEvent(null, "contact.created", null, RawJson.of("{}"), null, Tenant.DEFAULT));
    }

    @Test
    void takes_everything_else_one_by_one() {
        assertThat(whole())
                .isEqualTo(new HubEvent(
                        new EventId("evt_1"),
                        "contact.created",
                        TIME,
                        RawJson.of("{\"contact\":{}}"),
                        RawJson.of("{\"user_id\":45}"),
                        new Tenant("acme")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "contact", "Contact.created", "contact..created", "contact.", "a b.c", "contact.created\n"})
    void refuses_a_type_of_another_form(String type) {
        assertThatThrownBy(() -> HubEvent.of(type, "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An event type is two or more words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"{}\""})
    void refuses_data_and_actors_that_are_no_objects(String json) {
        assertThatThrownBy(() -> HubEvent.of("a.b", json)).hasMessage("The data of an event must be a JSON object");
        assertThatThrownBy(() -> HubEvent.of("a.b", "{}").by(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The actor of an event must be a JSON object");
    }

    @Test
    void refuses_data_that_is_no_json() {
        assertThatThrownBy(() -> HubEvent.of("a.b", "{")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void says_what_is_missing() {
        assertThatThrownBy(() -> new HubEvent(null, "a.b", null, null, null, Tenant.DEFAULT))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("An event needs data, at least {}");
    }

    @Test
    void travels_to_another_process() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
            out.writeObject(whole());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(whole());
        }
    }

    @Test
    void does_not_print_its_payload() {
        assertThat(HubEvent.of("a.b", "{\"password\":\"hunter2\"}").toString()).doesNotContain("hunter2");
    }
}
