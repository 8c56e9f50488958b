package org.belfry.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressPolicyTest {
    private static final EgressPolicy STRICT = new EgressPolicy(AllowList.empty());

    @ParameterizedTest
    @CsvSource({
        "https://hook.example/, ",
        "https://hook.example:8443/, ",
        "https://8.8.8.8/, ",
        "https://[2606:4700::1111]/, ",
        "http://hook.example/, PLAIN_HTTP",
        "http://8.8.8.8/, PLAIN_HTTP",
        "https://hook.example:80/, PORT_NOT_LISTED",
        "https://hook.example:22/, PORT_NOT_LISTED",
        "https://8.8.8.8:25/, PORT_NOT_LISTED",
        "https://10.0.0.1/, ADDRESS_NOT_PUBLIC",
        "https://[::1]/, ADDRESS_NOT_PUBLIC",
        "https://localhost/, ADDRESS_NOT_PUBLIC",
        "https://a.b.localhost:8443/, ADDRESS_NOT_PUBLIC",
        "https://notlocalhost/, ",
    })
    void judges_a_url_without_asking_dns(String url, Refusal refusal) {
        assertThat(refusal(STRICT.check(url))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9900, http://localhost:9900/, true",
        "127.0.0.1:9900, http://localhost:9900/, true",
        "127.0.0.1:9900, http://app.localhost:9900/, true",
        "127.0.0.1:9900, http://localhost:9901/, false",
        "app.localhost:9900, http://app.localhost:9900/, true",
        "localhost:9900, http://app.localhost:9900/, false",
        "[::1]:9900, http://localhost:9900/, false",
    })
    void localhost_is_the_loopback_address(String list, String url, boolean allowed) {
        EgressPolicy policy = new EgressPolicy(AllowList.parse(list));

        assertThat(policy.check(url) instanceof Verdict.Allowed).isEqualTo(allowed);
        assertThat(policy.check(Destination.parse(url), addresses("8.8.8.8")) instanceof Verdict.Allowed)
                .isEqualTo(allowed);
    }

    @Test
    void localhost_never_leads_to_what_dns_says() {
        EgressPolicy policy = new EgressPolicy(AllowList.parse("localhost:*"));

        assertThat(policy.check(Destination.parse("https://localhost/"), addresses("8.8.8.8")))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.addresses())
                        .isEqualTo(addresses("127.0.0.1")));
    }

    @Test
    void every_resolved_address_must_be_fit() {
        Destination hook = Destination.parse("https://hook.example/");

        assertThat(refusal(STRICT.check(hook, addresses("8.8.8.8", "2606:4700::1111"))))
                .isNull();
        assertThat(refusal(STRICT.check(hook, addresses("8.8.8.8", "10.0.0.1"))))
                .isEqualTo(Refusal.ADDRESS_NOT_PUBLIC);
        assertThat(refusal(STRICT.check(hook, addresses("8.8.8.8", "fd00::1")))).isEqualTo(Refusal.ADDRESS_NOT_PUBLIC);
        assertThat(refusal(STRICT.check(hook, List.of()))).isEqualTo(Refusal.NO_ADDRESS);
    }

    @Test
    void keeps_the_order_of_the_addresses() {
        List<InetAddress> resolved = addresses("9.9.9.9", "8.8.8.8");

        assertThat(STRICT.check(Destination.parse("https://hook.example/"), resolved))
                .isEqualTo(new Verdict.Allowed(Destination.parse("https://hook.example/"), resolved));
    }

    @Test
    void a_listed_name_may_be_private_and_plain() {
        EgressPolicy policy = new EgressPolicy(AllowList.parse("sink.test:8080"));

        assertThat(refusal(policy.check(Destination.parse("http://sink.test:8080/"), addresses("10.0.0.1"))))
                .isNull();
        assertThat(refusal(policy.check(Destination.parse("http://sink.test:8081/"), addresses("8.8.8.8"))))
                .isEqualTo(Refusal.PLAIN_HTTP);
        assertThat(refusal(policy.check(Destination.parse("https://sink.test/"), addresses("10.0.0.1"))))
                .isEqualTo(Refusal.ADDRESS_NOT_PUBLIC);
    }

    @Test
    void a_name_may_lead_into_a_listed_block() {
        EgressPolicy policy = new EgressPolicy(AllowList.parse("10.1.0.0/16"));
        Destination hook = Destination.parse("https://hook.example/");

        assertThat(refusal(policy.check(hook, addresses("10.1.2.3", "8.8.8.8"))))
                .isNull();
        assertThat(refusal(policy.check(hook, addresses("10.1.2.3", "10.2.0.0"))))
                .isEqualTo(Refusal.ADDRESS_NOT_PUBLIC);
    }

    @Test
    void plain_http_to_a_name_needs_that_name_when_it_is_configured() {
        EgressPolicy policy = new EgressPolicy(AllowList.parse("10.1.0.0/16:8080,sink.test:8080"));

        assertThat(refusal(policy.check("http://hook.example:8080/"))).isEqualTo(Refusal.PLAIN_HTTP);
        assertThat(refusal(policy.check("http://sink.test:8080/"))).isNull();
        assertThat(refusal(policy.check("http://10.1.0.1:8080/"))).isNull();
    }

    @Test
    void one_public_address_over_plain_http_is_one_too_many() {
        EgressPolicy policy = new EgressPolicy(AllowList.parse("10.1.0.0/16:80"));

        assertThat(refusal(policy.check(Destination.parse("http://hook.example/"), addresses("10.1.2.3", "8.8.8.8"))))
                .isEqualTo(Refusal.PLAIN_HTTP);
    }

    private static List<InetAddress> addresses(String... texts) {
        return Stream.of(texts)
                .map(text -> AddressText.parse(text).orElseThrow())
                .toList();
    }

    private static Refusal refusal(Verdict verdict) {
        return verdict instanceof Verdict.Denied denied ? denied.reason() : null;
    }
}
