package org.belfry.webhook;

import java.time.Instant;
import java.util.List;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.signing.SigningKeys;

/** A webhook's secrets, opened: the current one, and the one before it as long as it is valid. It does not print itself. */
public final class KeyRing {
    private final SigningKeys current;
    private final SigningKeys both;
    private final Instant bothUntil;

    private KeyRing(SigningKeys current, SigningKeys both, Instant bothUntil) {
        this.current = current;
        this.both = both;
        this.bothUntil = bothUntil;
    }

    /** One secret, and none before it. */
    public static KeyRing of(Secret secret) {
        SigningKeys keys = SigningKeys.of(secret);
        return new KeyRing(keys, keys, Instant.MIN);
    }

    static KeyRing open(SecretColumns columns, Vault vault, WebhookId webhook) {
        Secret secret = columns.current().open(vault, webhook, SealedSecret.CURRENT);
        SealedSecret previous = columns.previous();
        Instant until = columns.previousUntil();
        if (previous == null || until == null) {
            return of(secret);
        }
        Secret old = previous.open(vault, webhook, SealedSecret.PREVIOUS);
        return new KeyRing(SigningKeys.of(secret), new SigningKeys(secret, List.of(old)), until);
    }

    /** The keys that sign at a time. */
    public SigningKeys at(Instant now) {
        return now.isBefore(bothUntil) ? both : current;
    }

    @Override
    public String toString() {
        return "KeyRing[…]";
    }
}
