package org.belfry.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belfry.event.EventRefused;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.junit.jupiter.api.Test;

class EventInWordsTest {
    private static final HubEvent SPARE = HubEvent.of(EventType.CONTACT_CREATED, "{\"a\" : \"\u00e4\\n\"}");
    private static final HubEvent WHOLE = SPARE.withId(new EventId("e-1"))
            .at(Instant.parse("2024-01-15T10:30:00.000000001Z"))
            .by("{\"id\":1}")
            .ofTenant(new Tenant("next-door"));

    @Test
    void an_event_is_the_same_on_the_other_side() {
        for (HubEvent event : List.of(SPARE, WHOLE)) {
            assertThat(EventInWords.read(EventInWords.of(event))).isEqualTo(event);
        }
    }

    @Test
    void words_that_are_no_event_are_refused_with_the_reason() {
        refused("type", null, "type");
        refused("type", "Not a type", "dots");
        refused("data", "{", "");
        refused("data", "[]", "object");
        refused("occurred_at", "yesterday", "yesterday");
        refused("id", "a.b", "event id");
        refused("tenant", "", "tenant");
    }

    @Test
    void words_of_a_newer_neighbour_are_refused_rather_than_forgotten() {
        refused("priority", "1", "'priority'");
    }

    @Test
    void a_refusal_of_belfrys_reaches_the_caller_as_its_own_exception() {
        Neighbour hub = new Neighbour((what, events) -> {
            throw new IllegalArgumentException("Event type 'a.b' is not known.");
        });
        assertThatThrownBy(() -> hub.publish(List.of(SPARE)))
                .isInstanceOf(EventRefused.class)
                .hasMessage("Event type 'a.b' is not known.");
    }

    @Test
    void without_belfry_in_the_server_the_caller_is_told_so() {
        assertThatThrownBy(Neighbour::hubEvents)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Belfry is not deployed in this server");
    }

    private static void refused(String name, String value, String reason) {
        Map<String, String> words = new HashMap<>(EventInWords.of(WHOLE));
        words.put(name, value);
        assertThatThrownBy(() -> EventInWords.read(words))
                .as(name)
                .isInstanceOf(EventRefused.class)
                .hasMessageContaining(reason);
    }
}
