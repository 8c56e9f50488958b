package org.belfry.incoming;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of an incoming webhook in its URL.
 *
 * @param value 12 of {@code 0-9 a-f}
 */
public record IncomingWebhookId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}");
    private static final int BYTES = 6;

    /** @throws IllegalArgumentException when {@code value} has another form */
    public IncomingWebhookId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("The id of an incoming webhook is 12 of 0-9 a-f");
        }
    }

    /** The id that {@code text} is; a text of another form names no webhook. */
    public static Optional<IncomingWebhookId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IncomingWebhookId(text)) : Optional.empty();
    }

    /** A new id. Not a secret: the token is; but whoever keeps it must see to it that no two are alike. */
    public static IncomingWebhookId next(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new IncomingWebhookId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
