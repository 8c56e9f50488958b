package org.belfry.api.community;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.belfry.api.wordpress.Allowed;
import org.belfry.api.wordpress.WebhookForm;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.delivery.WebhookEdit;
import org.belfry.egress.AllowList;
import org.belfry.egress.EgressPolicy;
import org.belfry.json.JsonSlice;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.targetauth.TargetAuth;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookInTest {
    private static final Allowed ALLOWED =
            new Allowed(new EgressPolicy(AllowList.empty()), CommunityProduct.PRODUCT::supports);
    private static final TargetAuth BEARER = new TargetAuth.Bearer(new Secret("native-token"));
    private static final Before BEFORE = new Before(
            new TargetAccess(BEARER, CustomHeaders.of(Map.of("X-API-Key", "your-api-key"))),
            new Terms(Duration.ofSeconds(5), 7, 2, true, null),
            3);

    @Test
    void reads_the_create_request_of_the_page() {
        WebhookEdit edit = create(
                """
                {"name":"Slack Notifications","url":"https://hooks.slack.com/services/YOUR/WEBHOOK/URL",
                 "events":["feed.created","comment.created","space.member_joined"],"status":"active","retry_count":3}""");

        assertThat(edit.basics())
                .isEqualTo(new WebhookEdit.Basics(
                        "Slack Notifications",
                        "https://hooks.slack.com/services/YOUR/WEBHOOK/URL",
                        List.of("feed.created", "comment.created", "space.member_joined"),
                        WebhookStatus.ACTIVE,
                        null));
        assertThat(edit.sending().access()).isNull();
        assertThat(edit.sending().terms()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "10, 10", "4.0, 4", "1e1, 10"})
    void retry_count_takes_as_many_steps_and_leaves_other_terms_alone(String written, int retries) {
        Terms terms = Objects.requireNonNull(
                change("{\"retry_count\":" + written + "}").sending().terms());

        assertThat(Objects.requireNonNull(terms.schedule()).steps()).hasSize(retries);
        assertThat(terms.retriedAfter(terms.schedule()))
                .isEqualTo(BEFORE.terms().retriedAfter(terms.schedule()));
    }

    @Test
    void the_same_retry_count_again_keeps_a_schedule_that_the_native_api_gave() {
        Before twelve = new Before(TargetAccess.NONE, Terms.USUAL, 12);

        assertThat(read("{\"retry_count\":12}", twelve).sending().terms()).isNull();
        assertThat(refusal("{\"retry_count\":11}", twelve).code()).isEqualTo("rest_invalid_param");
    }

    @Test
    void headers_replace_those_before_and_a_mask_stands_for_what_it_masks() {
        TargetAccess access = Objects.requireNonNull(change("{\"headers\":{\"X-API-Key\":\"you…\",\"X-Team\":\"crm\"}}")
                .sending()
                .access());

        assertThat(access.auth()).isEqualTo(BEARER);
        assertThat(access.headers().reveal()).isEqualTo(Map.of("X-API-Key", "your-api-key", "X-Team", "crm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]"})
    void no_headers_take_away_those_before(String none) {
        assertThat(change("{\"headers\":" + none + "}").sending().access())
                .isEqualTo(new TargetAccess(BEARER, CustomHeaders.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"headers\":null,\"retry_count\":null,\"secret\":null}"})
    void what_is_absent_or_null_stays(String body) {
        WebhookEdit edit = change(body);

        assertThat(edit.basics()).isEqualTo(new WebhookEdit.Basics(null, null, null, null, null));
        assertThat(edit.sending().access()).isNull();
        assertThat(edit.sending().terms()).isNull();
    }

    @Test
    void a_header_that_the_authentication_sets_already_is_refused() {
        assertThat(refusal("{\"headers\":{\"authorization\":\"Basic x\"}}", BEFORE)
                        .json()
                        .text())
                .contains(
                        "\"params\":{\"headers\":\"The header authorization is set by the authentication already.\"}");
    }

    @Test
    void what_is_wrong_is_told_before_the_url_and_the_url_before_the_events() {
        String events = "\"events\":[\"nix.nix\"]";
        String url = "\"url\":\"http://example.com/\"," + events;

        assertThat(refusal("{\"name\":\"\"," + url + "}", BEFORE).code()).isEqualTo("rest_invalid_param");
        assertThat(refusal("{" + url + "}", BEFORE))
                .isEqualTo(CommunityProduct.PRODUCT.words().unfitUrl());
        assertThat(refusal("{" + events + "}", BEFORE).message()).isEqualTo("Event type 'nix.nix' is not supported.");
    }

    private static WebhookEdit create(String body) {
        return WebhookIn.read(WebhookForm.toCreate(json(body)), Before.NOTHING, ALLOWED);
    }

    private static WebhookEdit change(String body) {
        return read(body, BEFORE);
    }

    private static WebhookEdit read(String body, Before before) {
        return WebhookIn.read(WebhookForm.toChange(json(body)), before, ALLOWED);
    }

    private static WordPressError refusal(String body, Before before) {
        return catchThrowableOfType(WordPressError.Thrown.class, () -> read(body, before))
                .error();
    }

    private static Optional<JsonSlice> json(String text) {
        return Optional.of(StrictJson.read(text.getBytes(UTF_8)));
    }
}
