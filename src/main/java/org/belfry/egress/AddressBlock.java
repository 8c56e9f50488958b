package org.belfry.egress;

import java.net.InetAddress;

/** A CIDR block. An IPv4-mapped IPv6 address counts as its IPv4 part, and never lies in an IPv6 block. */
record AddressBlock(int width, long high, long low, int prefix) {
    private static final int IPV4 = 32;
    private static final int IPV6 = 128;
    private static final long MAPPED = 0xFFFFL << 32;

    /**
     * The block {@code address/prefix}.
     *
     * @throws IllegalArgumentException when the prefix is too long, or bits are set behind it
     */
    static AddressBlock of(InetAddress address, int prefix) {
        AddressBlock host = of(address);
        if (prefix < 0 || prefix > host.width) {
            throw new IllegalArgumentException("the prefix length must be between 0 and " + host.width);
        }
        AddressBlock block = new AddressBlock(host.width, host.high, host.low, prefix);
        if (!block.hasNoHostBits()) {
            throw new IllegalArgumentException("bits are set behind the prefix");
        }
        return block;
    }

    /** The block of this one address. */
    static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return new AddressBlock(IPV4, 0, number(bytes, 0, 4), IPV4);
        }
        long high = number(bytes, 0, 8);
        long low = number(bytes, 8, 16);
        return high == 0 && (low & ~0xFFFF_FFFFL) == MAPPED
                ? new AddressBlock(IPV4, 0, low & 0xFFFF_FFFFL, IPV4)
                : new AddressBlock(IPV6, high, low, IPV6);
    }

    /** A block written as {@code address/prefix}, known to be right. */
    static AddressBlock cidr(String text) {
        int slash = text.indexOf('/');
        return of(
                AddressText.parse(text.substring(0, slash)).orElseThrow(),
                Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    boolean contains(AddressBlock host) {
        if (width != host.width) {
            return false;
        }
        if (width == IPV4) {
            return (low ^ host.low) >>> (IPV4 - prefix) == 0;
        }
        if (prefix <= 64) {
            return prefix == 0 || (high ^ host.high) >>> (64 - prefix) == 0;
        }
        return high == host.high && (low ^ host.low) >>> (IPV6 - prefix) == 0;
    }

    boolean isIpv6() {
        return width == IPV6;
    }

    private boolean hasNoHostBits() {
        if (width == IPV4) {
            return (low & ((1L << (IPV4 - prefix)) - 1)) == 0;
        }
        if (prefix <= 64) {
            return low == 0 && (prefix == 64 || (high & (-1L >>> prefix)) == 0);
        }
        return prefix == IPV6 || (low & (-1L >>> (prefix - 64))) == 0;
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }
}
