package org.belfry.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a rule puts a value: a field of a contact. */
public sealed interface Target {
    /** What custom fields' names begin with. */
    String CUSTOM_PREFIX = "custom_field.";

    /** As it stands in {@code to}. */
    String wireName();

    /** The fields that are no plain texts. */
    enum Special implements Target {
        EMAIL("email"),
        STATUS("status"),
        TAGS("tags"),
        LISTS("lists");

        private final String wireName;

        Special(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /** A text of the contact. */
    record Plain(TextField field) implements Target {
        @Override
        public String wireName() {
            return field.wireName();
        }
    }

    /**
     * A field that the sender made up; its value is any JSON.
     *
     * @param name 1 to 64 of {@code A-Z a-z 0-9 _ -}
     */
    record Custom(String name) implements Target {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        /** @throws IllegalArgumentException when {@code name} has another form */
        public Custom {
            if (!isName(name)) {
                throw new IllegalArgumentException("A custom field's name is 1 to 64 of A-Z a-z 0-9 _ -");
            }
        }

        /** Whether a custom field may be called so. */
        public static boolean isName(String name) {
            return FORM.matcher(name).matches();
        }

        @Override
        public String wireName() {
            return CUSTOM_PREFIX + name;
        }
    }

    /**
     * The target that is spelled {@code wireName}. CloudCusp's page maps to {@code subscription_source} as if it were a
     * standard field; it is kept as the custom field of that name.
     */
    static Optional<Target> named(String wireName) {
        for (Special special : Special.values()) {
            if (special.wireName().equals(wireName)) {
                return Optional.of(special);
            }
        }
        if (wireName.equals("subscription_source")) {
            return Optional.of(new Custom(wireName));
        }
        if (wireName.startsWith(CUSTOM_PREFIX)) {
            return Optional.of(wireName.substring(CUSTOM_PREFIX.length()))
                    .filter(Custom::isName)
                    .map(Custom::new);
        }
        return TextField.named(wireName).map(Plain::new);
    }
}
