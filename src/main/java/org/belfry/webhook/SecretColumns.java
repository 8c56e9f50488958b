package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook's secret, and for a while the one before it, as they are kept. */
@Embeddable
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class SecretColumns {
    @Column(name = "sealed_secret")
    private byte[] sealed;

    @Column(name = "secret_mask")
    private String mask;

    @Column(name = "previous_sealed_secret")
    private byte @Nullable [] previous;

    @Column(name = "previous_secret_until")
    private @Nullable Instant previousUntil;

    void change(SealedSecret secret) {
        this.sealed = secret.sealed();
        this.mask = secret.mask();
        this.previous = null;
        this.previousUntil = null;
    }

    void rotate(SealedSecret fresh, SealedSecret old, Instant until) {
        change(fresh);
        this.previous = old.sealed();
        this.previousUntil = until;
    }

    SealedSecret current() {
        return new SealedSecret(sealed, mask);
    }

    @Nullable
    SealedSecret previous() {
        return previous == null ? null : new SealedSecret(previous, "");
    }

    @Nullable
    Instant previousUntil() {
        return previousUntil;
    }
}
