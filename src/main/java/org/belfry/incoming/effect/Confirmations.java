package org.belfry.incoming.effect;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.belfry.action.Effect;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.incoming.OptIns;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.mail.Post;

/** Asks contacts by mail whether it was them. */
public final class Confirmations {
    private static final Duration VALID_FOR = Duration.ofDays(7);
    private static final String NOT_SENT = "No confirmation mail was sent: ";

    private final Post post;
    private final OptIns optIns;
    private final SecureRandom random;
    private final InstantSource clock;

    public Confirmations(Post post, OptIns optIns, SecureRandom random, InstantSource clock) {
        this.post = post;
        this.optIns = optIns;
        this.random = random;
        this.clock = clock;
    }

    Verdict send(Tenant tenant, Effect.SendConfirmation wanted) {
        Optional<String> obstacle = post.obstacle(tenant);
        if (obstacle.isPresent()) {
            return new Verdict.Later(NOT_SENT + obstacle.get());
        }
        Secret token = TokenHash.newToken(random);
        if (!optIns.expect(
                tenant,
                wanted.contact(),
                TokenHash.of(token.reveal()),
                clock.instant().plus(VALID_FOR))) {
            return new Verdict.Done("The contact is gone; no mail was sent.");
        }
        Post.Letter letter = new Post.Letter(
                wanted.email(),
                "Please confirm: " + wanted.list().title(),
                "/confirm?token=" + token.reveal(),
                link -> text(wanted, link));
        return post.send(tenant, letter)
                .<Verdict>map(why -> new Verdict.Later(NOT_SENT + why))
                .orElseGet(() -> new Verdict.Done("The contact is on the list and was asked to confirm."));
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
