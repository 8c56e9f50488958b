package org.belfry.api.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belfry.dialect.Dialect;
import org.belfry.egress.AllowList;
import org.belfry.egress.EgressPolicy;
import org.belfry.json.JsonSlice;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFormTest {
    private static final WordPressError UNFIT = new WordPressError(400, "unfit", "Unfit.");
    private static final WordPressError OTHER = new WordPressError(404, "other", "Other.");
    private static final Product PRODUCT =
            new Product(Dialect.FLUENT_CRM, "a", new Product.Words(OTHER, OTHER, UNFIT, "no_such_event"));
    private static final Allowed ALLOWED = new Allowed(new EgressPolicy(AllowList.empty()), PRODUCT::supports);

    @Test
    void what_is_missing_is_told_in_the_documented_order_and_null_is_missing() {
        assertThat(error(() -> WebhookForm.toCreate(Optional.empty())).json().text())
                .isEqualTo(
                        """
                        {"code":"rest_missing_callback_param","message":"Missing parameter(s): name, url, events",\
                        "data":{"status":400,"params":["name","url","events"]}}""");
        assertThat(error(() -> WebhookForm.toCreate(json("{\"events\":[],\"name\":null,\"url\":7}")))
                        .message())
                .isEqualTo("Missing parameter(s): name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "7"})
    void a_body_that_is_no_object_is_not_understood(String body) {
        assertThat(error(() -> WebhookForm.toChange(json(body)))).isEqualTo(WordPressErrors.INVALID_JSON);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_documented_order() {
        assertThat(refused("{\"secret\":7,\"status\":null,\"events\":[1],\"url\":null,\"name\":\"\\ud83d\"}")
                        .message())
                .isEqualTo("Invalid parameter(s): name, url, events, status, secret");
    }

    @Test
    void a_product_refuses_urls_and_events_in_its_own_words() {
        assertThat(refused("{\"url\":\"https://127.0.0.1/\",\"events\":[\"nix.nix\"]}"))
                .isEqualTo(UNFIT);
        assertThat(refused("{\"events\":[\"contact.created\",\"*\"]}").code()).isEqualTo("no_such_event");
    }

    @Test
    void what_a_product_does_not_know_is_passed_over() {
        WebhookForm form = WebhookForm.toChange(json("{\"nix\":1,\"name\":\"n\"}"));
        var basics = form.basics();
        form.require(basics, PRODUCT, ALLOWED);
        assertThat(basics.name()).isEqualTo("n");
    }

    private static WordPressError refused(String body) {
        WebhookForm form = WebhookForm.toChange(json(body));
        return error(() -> form.require(form.basics(), PRODUCT, ALLOWED));
    }

    private static WordPressError error(ThrowingCallable call) {
        return catchThrowableOfType(WordPressError.Thrown.class, call).error();
    }

    private static Optional<JsonSlice> json(String text) {
        return Optional.of(StrictJson.read(text.getBytes(UTF_8)));
    }
}
