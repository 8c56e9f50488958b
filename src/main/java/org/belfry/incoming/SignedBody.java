package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Secret;
import org.belfry.signing.SigningKey;
import org.belfry.signing.StandardWebhooks;

/**
 * Takes either signature of one secret: CloudCusp's, or that of Standard Webhooks where the secret can be one's key and its
 * headers came. Who sends both must have both right.
 */
record SignedBody(Secret secret) implements Verification {
    @Override
    public boolean accepts(Knock knock, Instant now) {
        Optional<? extends SigningKey> key = SigningKey.find(secret);
        boolean standard = !knock.headers(StandardWebhooks.SIGNATURE).isEmpty() && key.isPresent();
        boolean plain = !knock.headers(WebhookSignature.HEADER).isEmpty();
        if (standard && !standardAccepts(key.get(), knock, now)) {
            return false;
        }
        return (standard && !plain) || new WebhookSignature(secret).accepts(knock, now);
    }

    private static boolean standardAccepts(SigningKey key, Knock knock, Instant now) {
        StandardWebhooks.SignedHeaders headers = new StandardWebhooks.SignedHeaders(
                knock.header(StandardWebhooks.ID).orElse(null),
                knock.header(StandardWebhooks.TIMESTAMP).orElse(null),
                knock.header(StandardWebhooks.SIGNATURE).orElse(null));
        return StandardWebhooks.verify(List.of(key), headers, knock.body(), now)
                == StandardWebhooks.Verification.ACCEPTED;
    }
}
