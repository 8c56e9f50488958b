package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** {@link TargetAccess} as it is kept: sealed, because headers of an owner's own may be credentials, too. */
@Embeddable
@Access(AccessType.FIELD)
public class AccessColumns {
    @Column(name = "sealed_auth")
    private byte @Nullable [] sealedAuth;

    @Column(name = "sealed_headers")
    private byte @Nullable [] sealedHeaders;

    /** For the persistence provider, and for a webhook without any. */
    protected AccessColumns() {}

    AccessColumns(byte @Nullable [] sealedAuth, byte @Nullable [] sealedHeaders) {
        this.sealedAuth = sealedAuth;
        this.sealedHeaders = sealedHeaders;
    }

    byte @Nullable [] sealedAuth() {
        return sealedAuth;
    }

    byte @Nullable [] sealedHeaders() {
        return sealedHeaders;
    }
}
