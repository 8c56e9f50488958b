package org.belfry.incoming;

import java.util.ArrayList;
import java.util.List;
import org.belfry.egress.AddressRanges;
import org.belfry.incoming.IncomingWebhook.Guarding;
import org.belfry.incoming.IncomingWebhook.SealedKey;
import org.belfry.security.Vault;

/** Makes what {@link Gate} asks for of what is kept. A secret is opened only when a signature is looked at. */
final class Guards {
    private Guards() {}

    static GateSettings of(IncomingWebhookId id, Guarding guarding, Vault vault) {
        List<Verification> verifications = new ArrayList<>();
        SealedKey sealed = guarding.signingSecret();
        if (sealed != null) {
            verifications.add(
                    (knock, now) -> new SignedBody(vault.open(sealed.sealed(), place(id))).accepts(knock, now));
        }
        return new GateSettings(
                AddressRanges.parse(guarding.allowed()),
                guarding.perMinute(),
                guarding.token(),
                guarding.apiKey() == null ? null : guarding.apiKey().hash(),
                verifications);
    }

    /** Where a webhook's signing secret rests. */
    static Vault.Place place(IncomingWebhookId id) {
        return new Vault.Place("incoming_webhook", id.value(), "signing_secret");
    }
}
