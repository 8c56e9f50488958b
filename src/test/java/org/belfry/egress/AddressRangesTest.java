package org.belfry.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    private static final AddressRanges RANGES =
            AddressRanges.parse(List.of("10.1.0.0/16", " 192.0.2.7 ", "2001:db8::/32", "2001:db9::7"));

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0, true",
        "10.1.255.255, true",
        "10.2.0.0, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "2001:db8:ffff::1, true",
        "2001:db9::7, true",
        "2001:db9::8, false",
        "::ffff:10.1.2.3, true",
    })
    void contain_what_is_listed(String address, boolean listed) throws UnknownHostException {
        assertThat(RANGES.contain(InetAddress.getByName(address))).isEqualTo(listed);
    }

    @Property
    void an_ipv4_mapped_address_is_judged_by_its_ipv4_part(@ForAll @Size(2) byte[] host) throws UnknownHostException {
        byte[] mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, host[0], host[1]};
        assertThat(RANGES.contain(Inet6Address.getByAddress(null, mapped, 0))).isTrue();
        mapped[13] = 2;
        assertThat(RANGES.contain(Inet6Address.getByAddress(null, mapped, 0))).isFalse();
    }

    @Test
    void everything_can_be_listed() throws UnknownHostException {
        AddressRanges all = AddressRanges.parse(List.of("0.0.0.0/0", "::/0"));
        assertThat(all.contain(InetAddress.getByName("255.1.2.3"))).isTrue();
        assertThat(all.contain(InetAddress.getByName("ff02::1"))).isTrue();
        assertThat(AddressRanges.NONE.isEmpty()).isTrue();
        assertThat(all.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "10.1",
                "10.1.0.1/16",
                "10.1.0.0/33",
                "10.1.0.0/",
                "10.1.0.0/016",
                "010.1.0.0",
                "::/129",
                "[::1]",
                "2001:DB8:0::1",
                "example.com",
                "10.1.0.0:80"
            })
    void a_wrong_entry_is_told_with_its_place(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRanges.parse(List.of("10.1.0.0/16", entry)))
                .withMessageStartingWith("Entry 1 is not an address or a CIDR block: ");
    }
}
