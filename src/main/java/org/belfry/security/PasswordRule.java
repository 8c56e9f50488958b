package org.belfry.security;

import java.util.Optional;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Secret;

/** What somebody may choose as a password. */
public final class PasswordRule {
    /** In characters. */
    public static final int SHORTEST = 8;

    public static final int LONGEST = 1024;

    /** The rule, to be told to whoever broke it. */
    public static final String SENTENCE = "Must be a text of %d to %d characters.".formatted(SHORTEST, LONGEST);

    private PasswordRule() {}

    /** The password, if it keeps to the rule. */
    public static Optional<Secret> accepted(String text) {
        return text.length() >= SHORTEST && text.length() <= LONGEST && PlainText.isClean(text)
                ? Optional.of(new Secret(text))
                : Optional.empty();
    }
}
