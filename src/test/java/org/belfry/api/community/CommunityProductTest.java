package org.belfry.api.community;

import static org.assertj.core.api.Assertions.assertThat;

import org.belfry.web.ErrorVoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors word for word; where the page is silent, WordPress' own. */
class CommunityProductTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|rest_bad_request|The request could not be understood.",
                "401|rest_not_logged_in|You are not currently logged in.",
                "403|rest_forbidden|Sorry, you don't have permission to manage webhooks.",
                "404|rest_no_route|No route was found matching the URL and request method.",
                "405|rest_no_route|No route was found matching the URL and request method.",
                "406|rest_bad_request|The request could not be understood.",
                "413|rest_request_too_large|The request body is larger than 1 MiB.",
                "415|rest_unsupported_media_type|The request body must be application/json in UTF-8.",
                "429|rest_too_many_requests|Too many requests.",
                "500|rest_internal_error|The request could not be answered.",
                "502|rest_internal_error|The request could not be answered.",
                "503|rest_unavailable|The service is not available at the moment."
            })
    void a_status_alone_is_told_in_the_same_shape(int status, String code, String message) {
        assertThat(new CommunityVoice().tell(status))
                .isEqualTo(new ErrorVoice.Told(
                        status,
                        "application/json",
                        "{\"code\":\"%s\",\"message\":\"%s\",\"data\":{\"status\":%d}}"
                                .formatted(code, message, status)));
    }

    @Test
    void what_the_page_shows_is_told_as_the_page_shows_it() {
        var words = CommunityProduct.PRODUCT.words();
        assertThat(words.unfitUrl().json().text())
                .isEqualTo(
                        """
                        {"code":"invalid_url","message":"Webhook URL must use HTTPS protocol.","data":{"status":400}}""");
        assertThat(words.noWebhook().json().text())
                .isEqualTo(
                        """
                        {"code":"not_found","message":"Webhook not found.","data":{"status":404}}""");
        assertThat(words.forbidden().json().text())
                .isEqualTo(
                        """
                        {"code":"rest_forbidden","message":"Sorry, you don't have permission to manage webhooks.",\
                        "data":{"status":403}}""");
    }

    @Test
    void an_unsupported_event_is_named_but_not_at_any_length() {
        assertThat(CommunityProduct.PRODUCT.unsupported("contact.created").code())
                .isEqualTo("invalid_event");
        assertThat(CommunityProduct.PRODUCT.unsupported("a".repeat(200)).message())
                .isEqualTo("Event type '" + "a".repeat(128) + "…' is not supported.");
    }

    @ParameterizedTest
    @CsvSource({"feed.created, true", "report.resolved, true", "*, true", "contact.created, false", "feed.*, false"})
    void everything_can_be_subscribed_to_and_nothing_of_others(String event, boolean supported) {
        assertThat(CommunityProduct.PRODUCT.supports(event)).isEqualTo(supported);
    }
}
