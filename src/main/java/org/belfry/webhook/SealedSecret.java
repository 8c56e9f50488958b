package org.belfry.webhook;

import java.util.Arrays;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;

/**
 * A webhook's secret at rest, with the mask that may be shown.
 *
 * @param sealed opens only with the master key and only for its webhook
 * @param mask the first characters and an ellipsis
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SealedSecret(byte[] sealed, String mask) {

    /** Seals a secret for one webhook. */
    public static SealedSecret seal(Vault vault, WebhookId webhook, Secret secret) {
        return new SealedSecret(vault.seal(secret, place(webhook)), secret.masked());
    }

    /** The secret, for signing. */
    public Secret open(Vault vault, WebhookId webhook) {
        return vault.open(sealed, place(webhook));
    }

    private static Vault.Place place(WebhookId webhook) {
        return new Vault.Place("webhook", Long.toString(webhook.value()), "secret");
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
