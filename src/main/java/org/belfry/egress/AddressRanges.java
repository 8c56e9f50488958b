package org.belfry.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Addresses that somebody listed, each alone or as a CIDR block; an IPv4-mapped IPv6 address counts as its IPv4 part. */
public final class AddressRanges {
    /** None. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private final List<AddressBlock> blocks;

    private AddressRanges(List<AddressBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Reads a list such as {@code 10.1.0.0/16}, {@code 192.0.2.7}, {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException with one sentence that tells the place in the list, from 0, and what is wrong there
     */
    public static AddressRanges parse(List<String> texts) {
        List<AddressBlock> blocks = new ArrayList<>();
        for (String text : texts) {
            try {
                blocks.add(block(text.strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Entry %d is not an address or a CIDR block: %s.".formatted(blocks.size(), e.getMessage()), e);
            }
        }
        return new AddressRanges(blocks);
    }

    private static AddressBlock block(String text) {
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? "" : text.substring(slash + 1);
        InetAddress address = AddressText.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("the address is not written in canonical form"));
        if (slash < 0) {
            return AddressBlock.of(address);
        }
        if (!UrlText.isDigits(prefix) || prefix.length() > 3 || (prefix.length() > 1 && prefix.startsWith("0"))) {
            throw new IllegalArgumentException("the prefix length is not a number");
        }
        return AddressBlock.of(address, Integer.parseInt(prefix));
    }

    /** Whether nothing is listed. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether {@code address} is listed. */
    public boolean contain(InetAddress address) {
        AddressBlock host = AddressBlock.of(address);
        return blocks.stream().anyMatch(block -> block.contains(host));
    }
}
