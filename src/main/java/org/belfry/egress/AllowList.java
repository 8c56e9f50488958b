package org.belfry.egress;

import java.util.ArrayList;
import java.util.List;

/**
 * The operator's exceptions: destinations that may be private, use plain http and any listed port. Written as
 * comma-separated {@code host-or-CIDR[:port]}, for instance {@code 127.0.0.1:9900, 10.1.0.0/16:8080, sink.test:*,
 * [fd00::/8]:443}. Without a port an entry means https on 443 and 8443 and http on 80; {@code *} is any port.
 */
public final class AllowList {
    private final List<AllowEntry> entries;

    private AllowList(List<AllowEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A list without entries: public addresses over https only. */
    public static AllowList empty() {
        return new AllowList(List.of());
    }

    /**
     * Reads the list; a blank text is an empty list.
     *
     * @throws IllegalArgumentException with one sentence that names the first wrong entry
     */
    public static AllowList parse(String text) {
        if (text.isBlank()) {
            return empty();
        }
        List<AllowEntry> entries = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            entries.add(AllowEntry.parse(entry.strip()));
        }
        return new AllowList(entries);
    }

    boolean listsName(Destination destination) {
        return destination.host() instanceof Host.Name name
                && entries.stream().anyMatch(entry -> entry.covers(name, destination));
    }

    boolean listsAddress(Destination destination, AddressBlock address) {
        return entries.stream().anyMatch(entry -> entry.covers(address, destination));
    }
}
