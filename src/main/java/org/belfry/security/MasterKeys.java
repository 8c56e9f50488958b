package org.belfry.security;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An operator's master keys in their order: the first one seals, all of them open. They print their ids alone. */
public final class MasterKeys {
    private final Map<String, MasterKey> byId;

    private MasterKeys(Map<String, MasterKey> byId) {
        this.byId = byId;
    }

    /**
     * Keys with commas between them.
     *
     * @param text base64 of 32 bytes, once or several times
     * @throws IllegalArgumentException when it is not; the message tells which key is wrong and nothing of it
     */
    public static MasterKeys separatedByCommas(String text) {
        return of(List.of(text.split(",", -1)));
    }

    /** As {@link #separatedByCommas}, one key in each line; empty lines do not count. */
    public static MasterKeys linedUp(String text) {
        return of(text.lines().filter(line -> !line.isBlank()).toList());
    }

    private static MasterKeys of(List<String> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        Map<String, MasterKey> keys = new LinkedHashMap<>();
        for (String entry : entries) {
            String which = "key " + (keys.size() + 1) + " of " + entries.size();
            MasterKey key = key(entry.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            which + " is not the base64 of 32 bytes, as `openssl rand -base64 32` prints it"));
            if (keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException(which + " stands before it already");
            }
        }
        return new MasterKeys(keys);
    }

    private static Optional<MasterKey> key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == MasterKey.BYTES ? Optional.of(MasterKey.of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** These, and behind them those of the others that are not among them. */
    MasterKeys before(MasterKeys others) {
        Map<String, MasterKey> keys = new LinkedHashMap<>(byId);
        others.byId.forEach(keys::putIfAbsent);
        return new MasterKeys(keys);
    }

    MasterKey first() {
        return byId.values().iterator().next();
    }

    Optional<MasterKey> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    @Override
    public String toString() {
        return byId.keySet().toString();
    }
}
