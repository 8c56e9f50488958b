package org.belfry.webhook;

import java.util.Arrays;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;

/**
 * A webhook's secret at rest, with the mask that may be shown.
 *
 * @param sealed opens only with the master key and only in its field of its webhook
 * @param mask the first characters and an ellipsis
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SealedSecret(byte[] sealed, String mask) {

    static final String CURRENT = "secret";
    static final String PREVIOUS = "previous_secret";

    static SealedSecret seal(Secret secret, Vault vault, WebhookId webhook, String field) {
        return new SealedSecret(vault.seal(secret, place(webhook, field)), secret.masked());
    }

    Secret open(Vault vault, WebhookId webhook, String field) {
        return vault.open(sealed, place(webhook, field));
    }

    private static Vault.Place place(WebhookId webhook, String field) {
        return new Vault.Place("webhook", Long.toString(webhook.value()), field);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && Arrays.equals(sealed, that.sealed) && mask.equals(that.mask);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sealed);
    }

    @Override
    public String toString() {
        return mask;
    }
}
