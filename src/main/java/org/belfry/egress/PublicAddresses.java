package org.belfry.egress;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, by the IANA special-purpose registries. {@code InetAddress.isXxx()} is no
 * filter: it lets unique-local, CGNAT, NAT64, 6to4, Teredo, benchmarking and reserved addresses pass.
 */
final class PublicAddresses {
    /** All but 168.63.129.16, a cloud provider's host services on a public number, are in the IANA registry. */
    private static final List<AddressBlock> IPV4_SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that IANA ever gave out as global unicast; loopback, NAT64, unique-local and the rest lie outside. */
    private static final AddressBlock IPV6_GLOBAL = AddressBlock.cidr("2000::/3");

    /** 3ffe::/16 is the 6bone, handed back and never given out again. */
    private static final List<AddressBlock> IPV6_SPECIAL =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(AddressBlock address) {
        if (address.isIpv6()) {
            return IPV6_GLOBAL.contains(address) && none(IPV6_SPECIAL, address);
        }
        return none(IPV4_SPECIAL, address);
    }

    private static boolean none(List<AddressBlock> blocks, AddressBlock address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return false;
            }
        }
        return true;
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::cidr).toList();
    }
}
