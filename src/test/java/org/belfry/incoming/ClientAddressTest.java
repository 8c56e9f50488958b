package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.belfry.egress.AddressRanges;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final AddressRanges PROXIES = AddressRanges.parse(List.of("10.0.0.0/8", "fd00::/8"));

    private static Optional<InetAddress> client(String peer, String... headers) throws UnknownHostException {
        return ClientAddress.of(InetAddress.getByName(peer), List.of(headers), PROXIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 192.0.2.1 | 203.0.113.9",
                "10.0.0.1 | '' | 10.0.0.1",
                "10.0.0.1 | 192.0.2.1 | 192.0.2.1",
                "10.0.0.1 | 198.51.100.7, 192.0.2.1 | 192.0.2.1",
                "10.0.0.1 | 198.51.100.7, 192.0.2.1, 10.9.9.9 | 192.0.2.1",
                "10.0.0.1 | 10.1.1.1, 10.2.2.2 | 10.1.1.1",
                "10.0.0.1 | junk, 192.0.2.1 | 192.0.2.1",
                "10.0.0.1 | 192.0.2.1:4711 | 192.0.2.1",
                "10.0.0.1 | 2001:DB8:0::1 | 2001:db8::1",
                "10.0.0.1 | [2001:db8::1]:443 | 2001:db8::1",
                "10.0.0.1 | [2001:db8::1] | 2001:db8::1",
                "10.0.0.1 | 192.0.2.1, ::ffff:10.3.3.3 | 192.0.2.1",
                "fd00::1 | 192.0.2.1 | 192.0.2.1",
            })
    void is_the_first_from_the_right_that_is_no_trusted_proxy(String peer, String forwarded, String client)
            throws UnknownHostException {
        assertThat(client(peer, forwarded)).contains(InetAddress.getByName(client));
    }

    @Property(tries = 50)
    void what_a_client_writes_itself_changes_nothing(@ForAll String written) throws UnknownHostException {
        assertThat(client("10.0.0.1", written, "192.0.2.1")).contains(InetAddress.getByName("192.0.2.1"));
        assertThat(client("203.0.113.9", written)).contains(InetAddress.getByName("203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "256.1.1.1",
                "1.2.3",
                "[x]",
                "::1%eth0",
                ":::",
                "[]"
            })
    void what_is_no_address_leaves_the_client_unknown(String hop) throws UnknownHostException {
        assertThat(client("10.0.0.1", "192.0.2.1, " + hop)).isEmpty();
    }
}
