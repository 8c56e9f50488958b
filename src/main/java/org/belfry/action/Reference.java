package org.belfry.action;

import java.util.Optional;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.PlainText;

/**
 * How an action names something that is kept elsewhere: by its number or its name.
 *
 * @param text the name, or the number's digits
 * @param raw as it was written
 */
public record Reference(String text, RawJson raw) {
    private static final int MOST_DIGITS = 18;

    static Optional<Reference> read(Form form, String member) {
        JsonSlice value = form.value(member);
        if (value == null) {
            return Optional.empty();
        }
        String text = text(value);
        if (text.isBlank() || !PlainText.fits(text)) {
            form.fault(member, "Must be an id or a name.");
            return Optional.empty();
        }
        return Optional.of(new Reference(text, value.raw()));
    }

    private static String text(JsonSlice value) {
        if (value.kind() == Kind.STRING) {
            return value.text();
        }
        if (value.kind() != Kind.NUMBER) {
            return "";
        }
        String digits = new String(value.raw().bytes(), java.nio.charset.StandardCharsets.US_ASCII);
        return digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits : "";
    }
}
