package org.belfry.signing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belfry.kernel.Secret;

/**
 * The secrets of one webhook, ready for use: the current one and, for a while after a rotation, those before it. Make it
 * once and keep it; it does not print itself.
 */
public final class SigningKeys {
    private final byte[] text;
    private final List<SigningKey> standard;

    /**
     * @param current the secret that every signature is made with
     * @param previous secrets that are still valid; they sign too where several signatures have room
     */
    public SigningKeys(Secret current, List<Secret> previous) {
        this.text = current.utf8();
        this.standard = Stream.concat(Stream.of(current), previous.stream())
                .flatMap(secret -> SigningKey.find(secret).stream())
                .toList();
    }

    /** The keys outside a rotation. */
    public static SigningKeys of(Secret secret) {
        return new SigningKeys(secret, List.of());
    }

    /**
     * The {@code sha256=…} of {@code parts}, one after the other, with the current secret's UTF-8 text as key, prefix
     * included: there is room for one signature, and published verifiers compare the whole header.
     */
    public String sha256(byte[]... parts) {
        return Sha256Signature.of(text, parts);
    }

    /**
     * The {@code webhook-signature} of every secret that is one of Standard Webhooks, the current one's first; empty when
     * none is, for instance because people made their secrets up: no library could check it.
     */
    public Optional<String> standard(SignedContent content) {
        return standard.isEmpty() ? Optional.empty() : Optional.of(StandardWebhooks.sign(standard, content));
    }

    @Override
    public String toString() {
        return "SigningKeys[…]";
    }
}
