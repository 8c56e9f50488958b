package org.belfry.api.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.catalogue.MemoryOwnTypes;
import org.belfry.dialect.Dialect;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Tenant;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestSampleTest {
    private static final WordPressError ERROR = new WordPressError(404, "x", "x");
    private static final Product COMMUNITY =
            new Product(Dialect.FLUENT_COMMUNITY, "a", new Product.Words(ERROR, ERROR, ERROR, "no_such_event"));

    @Test
    void the_body_chooses_before_the_query_and_the_query_before_the_subscription() {
        List<String> subscribed = List.of("comment.created", "feed.created");

        assertThat(sample(subscribed, "user.followed", "{\"event\":\"feed.deleted\"}")
                        .type())
                .isEqualTo("feed.deleted");
        assertThat(sample(subscribed, "user.followed", "{}").type()).isEqualTo("user.followed");
        assertThat(sample(subscribed, null, null).type()).isEqualTo("comment.created");
    }

    @Test
    void of_everything_it_is_the_first_that_the_product_offers_with_the_products_own_actor() {
        HubEvent sample = sample(List.of("*"), null, null);

        assertThat(sample.type()).isEqualTo("feed.created");
        assertThat(sample.actor())
                .isEqualTo(Dialect.FLUENT_COMMUNITY
                        .sample(Dialect.FLUENT_COMMUNITY.events().iterator().next())
                        .actor());
    }

    @Test
    void an_event_of_another_product_or_no_name_at_all_is_refused() {
        assertThat(refusal("contact.created", null).code()).isEqualTo("no_such_event");
        assertThat(refusal("*", null).code()).isEqualTo("no_such_event");
        assertThat(refusal(null, "{\"event\":7}").code()).isEqualTo("rest_invalid_param");
    }

    private static WordPressError refusal(@Nullable String inQuery, @Nullable String body) {
        return catchThrowableOfType(WordPressError.Thrown.class, () -> sample(List.of("feed.created"), inQuery, body))
                .error();
    }

    private static HubEvent sample(List<String> events, @Nullable String inQuery, @Nullable String body) {
        Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.FLUENT_COMMUNITY, Instant.EPOCH);
        webhook.subscribeTo(events);
        Optional<JsonSlice> json = Optional.ofNullable(body).map(text -> StrictJson.read(text.getBytes(UTF_8)));
        return TestSample.of(webhook, COMMUNITY, TestSample.wanted(inQuery, json), MemoryOwnTypes.catalogue());
    }
}
