package org.belfry.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.signing.SignedContent;
import org.belfry.signing.SigningKeys;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.targetauth.TargetAuth;
import org.junit.jupiter.api.Test;

/** What of a webhook rests sealed: secrets, authentication, headers. */
class SealedWebhookTest {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final WebhookId ONE = new WebhookId(1);
    private static final WebhookId TWO = new WebhookId(2);

    private final Vault vault =
            new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());
    private final Secret old = Secret.generate(new SecureRandom());
    private final Secret fresh = Secret.generate(new SecureRandom());

    @Test
    void authentication_and_headers_open_only_in_their_field_of_their_webhook() {
        TargetAccess access = new TargetAccess(
                new TargetAuth.Headers(Map.of("X-A", new Secret("a\"b"))), CustomHeaders.of(Map.of("X-B", "b\\c")));

        AccessColumns sealed = access.seal(vault, ONE);

        assertThat(TargetAccess.open(sealed, vault, ONE)).isEqualTo(access);
        assertThatThrownBy(() -> TargetAccess.open(sealed, vault, TWO)).isInstanceOf(IllegalStateException.class);
        AccessColumns swapped =
                new AccessColumns(/* sealedAuth= */ sealed.sealedHeaders(), /* sealedHeaders= */ sealed.sealedAuth());
        assertThatThrownBy(() -> TargetAccess.open(swapped, vault, ONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_is_kept_of_nothing() {
        AccessColumns sealed = TargetAccess.NONE.seal(vault, ONE);

        assertThat(sealed.sealedAuth()).isNull();
        assertThat(sealed.sealedHeaders()).isNull();
        assertThat(TargetAccess.open(sealed, vault, ONE)).isEqualTo(TargetAccess.NONE);
    }

    @Test
    void the_secret_before_a_rotation_signs_beside_the_new_one_until_its_time() {
        SecretColumns columns = new SecretColumns();
        columns.rotate(sealed(fresh, SealedSecret.CURRENT), sealed(old, SealedSecret.PREVIOUS), NOON);

        KeyRing ring = KeyRing.open(columns, vault, ONE);

        assertThat(signatures(ring.at(NOON.minusSeconds(1))))
                .isEqualTo(signatures(new SigningKeys(fresh, List.of(old))));
        assertThat(signatures(ring.at(NOON))).isEqualTo(signatures(SigningKeys.of(fresh)));
        assertThat(ring).hasToString("KeyRing[…]");
    }

    @Test
    void a_secret_that_its_owner_changes_leaves_none_before_it() {
        SecretColumns columns = new SecretColumns();
        columns.rotate(sealed(fresh, SealedSecret.CURRENT), sealed(old, SealedSecret.PREVIOUS), NOON);

        columns.change(sealed(old, SealedSecret.CURRENT));

        assertThat(columns.previousUntil()).isNull();
        assertThat(signatures(KeyRing.open(columns, vault, ONE).at(NOON.minusSeconds(1))))
                .isEqualTo(signatures(SigningKeys.of(old)));
    }

    private SealedSecret sealed(Secret secret, String field) {
        return SealedSecret.seal(secret, vault, ONE, field);
    }

    private static String signatures(SigningKeys keys) {
        return keys.standard(new SignedContent("id", "1", "body".getBytes(UTF_8)))
                .orElseThrow();
    }
}
