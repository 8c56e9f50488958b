package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Secrets that must stand nowhere: neither as they are, nor in hex or base64, nor as a part of something in base64. */
final class KnownSecrets {
    private static final String GENERATED = "whsec_";

    /** What to look for, and what to call it. */
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** Adds one, by the name it is told by when it is found. */
    String add(String name, String secret) {
        addBytes(name, secret.getBytes(UTF_8));
        if (secret.startsWith(GENERATED)) {
            addBytes(name + " decoded", Base64.getDecoder().decode(secret.substring(GENERATED.length())));
        }
        return secret;
    }

    /** Adds a key that is written in base64. */
    void addKey(String name, String base64) {
        addBytes(name + " as text", base64.getBytes(UTF_8));
        addBytes(name, Base64.getDecoder().decode(base64));
    }

    private void addBytes(String name, byte[] secret) {
        if (secret.length < 8) {
            throw new IllegalArgumentException(name + " is so short that it may stand somewhere by chance");
        }
        String hex = HexFormat.of().formatHex(secret);
        forms.put(new String(secret, ISO_8859_1), name);
        forms.put(hex, name + " in hex");
        forms.put(hex.toUpperCase(Locale.ROOT), name + " in hex");
        for (int before = 0; before < 3; before++) {
            String base64 = middle(secret, before);
            forms.put(base64, name + " in base64");
            forms.put(base64.replace('+', '-').replace('/', '_'), name + " in base64");
        }
    }

    /** The characters of base64 that only the secret decides, when so many other bytes stand before it. */
    private static String middle(byte[] secret, int before) {
        byte[] all = new byte[before + secret.length];
        System.arraycopy(secret, 0, all, before, secret.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(all);
        int first = before == 0 ? 0 : before + 1;
        int last = all.length % 3 == 0 ? text.length() : text.length() - 1;
        return text.substring(first, last);
    }

    void assertNoneIn(String where, byte[] bytes) {
        assertNoneIn(where, new String(bytes, ISO_8859_1));
    }

    /** The text's characters are bytes, or ASCII. */
    void assertNoneIn(String where, String text) {
        String[] found = forms.entrySet().stream()
                .filter(form -> text.contains(form.getKey()))
                .map(Map.Entry::getValue)
                .toArray(String[]::new);
        assertThat(Arrays.asList(found)).as("secrets in " + where).isEmpty();
    }
}
