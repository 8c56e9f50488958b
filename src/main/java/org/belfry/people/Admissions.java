package org.belfry.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.belfry.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that were right a short while ago; the least used are forgotten first. Passwords are in it only as digests
 * under a key that this process alone knows and never writes.
 */
final class Admissions {
    private static final int MOST = 2_000;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };
    private long season;

    Admissions(RandomGenerator random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** Stands for a name and a password; neither can be told from it. */
    String proof(String name, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            // A name has no colon, so that no other pair gives the same text.
            byte[] digest = mac.doFinal((name + ':' + password).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    synchronized @Nullable Entry find(String proof) {
        return entries.get(proof);
    }

    /** Ends with every change: what was read before it is not remembered after it. */
    synchronized long season() {
        return season;
    }

    synchronized Admission admit(String proof, Entry entry, long readIn) {
        if (readIn == season) {
            entries.put(proof, entry);
        }
        return new Admission.Admitted(entry.caller());
    }

    synchronized void forget(String owner) {
        season++;
        entries.values().removeIf(entry -> entry.owner().equals(owner));
    }

    /**
     * Somebody who was admitted.
     *
     * @param owner of the credential: what kind of row, and its id
     * @param seen the hash in the row at that time
     * @param until when the row is to be looked at again
     */
    record Entry(String owner, Caller caller, String seen, Instant until) {}
}
