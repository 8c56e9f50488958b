package org.belfry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoldenConversationTest {
    private static final String CONVERSATION =
            """
            # A remark.
            > POST /things
            > Content-Type: application/json
            >
            > {"url":"{{sink}}/x"}
            < 201
            < Location: {{origin}}/things/{{id thing}}
            <
            < {"id":{{thing}},"at":"{{date born}}","changed":"{{born}}"}

            > GET /things/{{thing}}
            < 204
            """;

    private static final String GOOD =
            "{\"id\":7,\"at\":\"2024-01-15T10:30:00Z\",\"changed\":\"2024-01-15T10:30:00Z\"}";

    private final RecordingSink server = RecordingSink.open();
    private final Api api = Api.anonymous(URI.create(server.url("")));

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void remembers_what_stood_in_a_hole_and_uses_it_later() throws IOException {
        answer(GOOD);
        server.script("/things/7", Answer.status(204));
        hold();
        assertThat(server.requests("/things").get(0).text()).isEqualTo("{\"url\":\"http://sink/x\"}");
        assertThat(server.requests("/things/7")).hasSize(1);
    }

    @Test
    void one_space_more_is_a_difference() {
        answer(GOOD.replace(",\"at", ", \"at"));
        assertThatThrownBy(this::hold).isInstanceOf(AssertionError.class).hasMessageContaining("expected: {\"id\"");
    }

    @Test
    void a_hole_takes_nothing_of_another_kind() {
        answer(GOOD.replace('T', ' '));
        assertThatThrownBy(this::hold).isInstanceOf(AssertionError.class);
    }

    @Test
    void another_id_than_the_one_remembered_is_a_difference() {
        answer(GOOD.replace("7", "8"));
        assertThatThrownBy(this::hold).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_is_remembered_further_left_must_stand_there_again() {
        answer(GOOD.replace("00Z\"}", "01Z\"}"));
        assertThatThrownBy(this::hold).isInstanceOf(AssertionError.class).hasMessageContaining("in 'things'");
    }

    private void answer(String body) {
        server.script(
                "/things", Answer.status(201).header("Location", "/things/7").body(body));
    }

    private void hold() throws IOException {
        GoldenConversation.parse("things", CONVERSATION).hold(api, Map.of("sink", "http://sink"));
    }
}
