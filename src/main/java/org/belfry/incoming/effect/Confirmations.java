package org.belfry.incoming.effect;

import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.belfry.action.Effect;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.incoming.OptIns;
import org.belfry.incoming.PublicUrl;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;

/** Asks contacts by mail whether it was them. */
public final class Confirmations {
    private static final Logger LOG = System.getLogger(Confirmations.class.getName());
    private static final Duration VALID_FOR = Duration.ofDays(7);

    private final Optional<Mailer> mailer;
    private final OptIns optIns;
    private final PublicUrl publicUrl;
    private final SecureRandom random;
    private final InstantSource clock;

    /** @param mailer empty when no mail server is configured */
    public Confirmations(
            Optional<Mailer> mailer, OptIns optIns, PublicUrl publicUrl, SecureRandom random, InstantSource clock) {
        this.mailer = mailer;
        this.optIns = optIns;
        this.publicUrl = publicUrl;
        this.random = random;
        this.clock = clock;
    }

    Verdict send(Tenant tenant, Effect.SendConfirmation wanted) {
        Optional<String> address = publicUrl.of(tenant);
        if (mailer.isEmpty()) {
            return new Verdict.Later("No confirmation mail was sent: BELFRY_MAIL_HOST is not set.");
        }
        if (address.isEmpty()) {
            return new Verdict.Later("No confirmation mail was sent: BELFRY_PUBLIC_URL is not set.");
        }
        Secret token = TokenHash.newToken(random);
        if (!optIns.expect(
                tenant,
                wanted.contact(),
                TokenHash.of(token.reveal()),
                clock.instant().plus(VALID_FOR))) {
            return new Verdict.Done("The contact is gone; no mail was sent.");
        }
        try {
            mailer.get()
                    .send(
                            wanted.email(),
                            "Please confirm: " + wanted.list().title(),
                            text(wanted, address.get() + "/confirm?token=" + token.reveal()));
            return new Verdict.Done("The contact is on the list and was asked to confirm.");
        } catch (MessagingException e) {
            LOG.log(
                    Level.WARNING,
                    "The mail server did not take a confirmation mail: {0}",
                    e.getClass().getName());
            return new Verdict.Later("The mail server did not take the confirmation mail.");
        }
    }

    private static String text(Effect.SendConfirmation wanted, String link) {
        return """
                Somebody, probably you, has put %s on the list "%s".

                To confirm, open this link within seven days:

                %s

                If it was not you, do nothing: you will get no further mail.
                """
                .formatted(wanted.email(), wanted.list().title(), link);
    }
}
