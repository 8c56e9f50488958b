package org.belfry.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    /** Each block: first and last address, then the neighbour before and behind it, "-" where that one is special too. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, -, 1.0.0.0",
        "10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0, 127.255.255.255, 126.255.255.255, 128.0.0.0",
        "168.63.129.16, 168.63.129.16, 168.63.129.15, 168.63.129.17",
        "169.254.0.0, 169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0, 172.31.255.255, 172.15.255.255, 172.32.0.0",
        "192.0.0.0, 192.0.0.255, 191.255.255.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.31.196.0, 192.31.196.255, 192.31.195.255, 192.31.197.0",
        "192.52.193.0, 192.52.193.255, 192.52.192.255, 192.52.194.0",
        "192.88.99.0, 192.88.99.255, 192.88.98.255, 192.88.100.0",
        "192.168.0.0, 192.168.255.255, 192.167.255.255, 192.169.0.0",
        "192.175.48.0, 192.175.48.255, 192.175.47.255, 192.175.49.0",
        "198.18.0.0, 198.19.255.255, 198.17.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.100.255, 198.51.99.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.112.255, 203.0.114.0",
        "224.0.0.0, 239.255.255.255, 223.255.255.255, -",
        "240.0.0.0, 255.255.255.255, -, -",
        "::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, 2000::",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "2620:4f:8000::, 2620:4f:8000:ffff:ffff:ffff:ffff:ffff, 2620:4f:7fff:ffff:ffff:ffff:ffff:ffff, 2620:4f:8001::",
        "3ffe::, 3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, -, 3fff:1000::",
        "4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
    })
    void the_edges_of_every_special_block_are_exact(String first, String last, String before, String behind) {
        assertThat(isPublic(first)).as(first).isFalse();
        assertThat(isPublic(last)).as(last).isFalse();
        assertThat(before.equals("-") || isPublic(before)).as(before).isTrue();
        assertThat(behind.equals("-") || isPublic(behind)).as(behind).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::7f00:1",
                "2001:20::1",
                "2002:7f00:1::",
                "5f00::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "255.255.255.255"
            })
    void well_known_traps_are_not_public(String address) {
        assertThat(isPublic(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "2400::1"})
    void well_known_servers_are_public(String address) {
        assertThat(isPublic(address)).isTrue();
    }

    @Property
    void an_ipv4_mapped_address_is_judged_by_its_ipv4_part(@ForAll @Size(4) byte[] ipv4) throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(ipv4, 0, mapped, 12, 4);
        InetAddress asIpv6 = Inet6Address.getByAddress(null, mapped, 0);

        assertThat(asIpv6.getAddress()).hasSize(16);
        assertThat(PublicAddresses.contain(AddressBlock.of(asIpv6)))
                .isEqualTo(PublicAddresses.contain(AddressBlock.of(InetAddress.getByAddress(ipv4))));
    }

    @Property
    void a_public_address_is_none_that_the_jdk_calls_special(@ForAll @Size(4) byte[] ipv4) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(ipv4);
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();

        assertThat(special && PublicAddresses.contain(AddressBlock.of(address))).isFalse();
    }

    @Property
    void the_canonical_text_of_an_address_is_read_back_and_no_other(@ForAll @Size(16) byte[] bytes)
            throws UnknownHostException {
        Arrays.fill(bytes, 2, 2 + (bytes[15] & 0x0C), (byte) 0);
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(AddressText.parse(AddressText.format(address))).contains(address);
        assertThat(AddressText.format(address).equals(address.getHostAddress())
                        || AddressText.parse(address.getHostAddress()).isEmpty())
                .isTrue();
    }

    @Property
    void a_block_holds_an_address_exactly_when_the_first_bits_are_the_same(
            @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other, @ForAll byte seed) {
        int prefix = Math.floorMod(seed, 129);
        System.arraycopy(one, 0, other, 0, Math.floorMod(seed * 7, 17));
        byte[] network = masked(one, prefix);
        AddressBlock block = AddressBlock.of(AddressText.address(network), prefix);

        assertThat(block.contains(AddressBlock.of(AddressText.address(one)))).isTrue();
        assertThat(block.contains(AddressBlock.of(AddressText.address(other))))
                .isEqualTo(Arrays.equals(network, masked(other, prefix)));
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] result = new byte[16];
        for (int bit = 0; bit < prefix; bit++) {
            result[bit / 8] |= (byte) (address[bit / 8] & (0x80 >> (bit % 8)));
        }
        return result;
    }

    private static boolean isPublic(String address) {
        return PublicAddresses.contain(
                AddressBlock.of(AddressText.parse(address).orElseThrow()));
    }
}
