package org.belfry.api.wpfusion;

import java.util.Optional;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.Secret;
import org.jspecify.annotations.Nullable;

/** Knows the access key by its hash, and compares in the same time whatever is offered; without a key nobody comes in. */
public final class AccessGate {
    private final Optional<TokenHash> key;

    public AccessGate(Optional<Secret> key) {
        this.key = key.map(secret -> TokenHash.of(secret.reveal()));
    }

    boolean opens(@Nullable String offered) {
        TokenHash hash = TokenHash.of(offered == null ? "" : offered);
        return key.filter(hash::equals).isPresent() && offered != null;
    }
}
