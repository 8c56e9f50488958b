package org.belfry.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.belfry.egress.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingRequestTest {
    private static final Destination HOOK = Destination.parse("https://hook.example/path?token=hunter2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Proxy-Authorization",
                "Proxy-Connection",
                "Accept-Encoding",
                "",
                "X Y",
                "X:Y",
                "X\r\nY",
                "Ü",
                "X\u0000"
            })
    void takes_no_header_that_is_the_transports_own_or_none(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("POST", new HeaderField(name, "v"), Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\rb", "\u0000", "ü", "\u007F"})
    void takes_no_value_that_would_leave_its_line(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("POST", new HeaderField("X-Secret", value), Duration.ofSeconds(1)))
                .withMessageNotContaining("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PO ST", "CONNECT", "GET /x HTTP/1.1\r\n", "Ä"})
    void takes_no_method_that_is_none(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(method, new HeaderField("X", ""), Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void takes_no_timeout_without_time(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("POST", new HeaderField("X", ""), Duration.ofMillis(millis)));
    }

    @Test
    void its_text_holds_no_secret() {
        assertThat(request("POST", new HeaderField("X-Secret", "hunter2"), Duration.ofSeconds(1)))
                .hasToString("POST https://hook.example");
    }

    @Test
    void the_vocabulary_of_errors_is_fixed() {
        assertThat(TransportError.values())
                .extracting(TransportError::wireName)
                .containsExactly(
                        "egress_denied",
                        "dns_failed",
                        "connect_failed",
                        "tls_failed",
                        "timeout",
                        "connection_closed",
                        "invalid_response",
                        "interrupted");
    }

    private static OutgoingRequest request(String method, HeaderField header, Duration timeout) {
        return new OutgoingRequest(HOOK, method, List.of(header), new byte[0], timeout);
    }
}
