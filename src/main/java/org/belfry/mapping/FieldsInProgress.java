package org.belfry.mapping;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into their fields, each judged by its field. A later value takes the place of an earlier one; tags and lists
 * add up. What does not fit is noted under the field's name and left out.
 */
public final class FieldsInProgress {
    private static final int LONGEST_CUSTOM = 16 * 1024;
    private static final int MOST_LABELS = 100;
    private static final int MOST_CUSTOM = 200;

    private final Faults faults;
    private @Nullable EmailAddress email;
    private @Nullable ContactStatus status;
    private final Map<TextField, String> texts = new EnumMap<>(TextField.class);
    private final List<String> tags = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();
    private final Map<String, RawJson> custom = new LinkedHashMap<>();
    private final Set<String> wrong = new TreeSet<>();

    public FieldsInProgress(Faults faults) {
        this.faults = faults;
    }

    /** Takes a value that is not null; a blank text is no value, except in a custom field. */
    public void put(Target target, JsonSlice value) {
        if (target instanceof Target.Custom field) {
            putCustom(field, value);
        } else if (target == Target.Special.TAGS || target == Target.Special.LISTS) {
            putLabels(target, value);
        } else {
            Optional<String> text = Scalars.text(value).map(String::strip);
            if (text.isEmpty()) {
                refuse(target, "Must be a text.");
            } else if (!text.get().isEmpty()) {
                putText(target, text.get());
            }
        }
    }

    /** Notes that a value cannot be used. */
    void refuse(Target target, String reason) {
        wrong.add(target.wireName());
        faults.add(target.wireName(), reason);
    }

    /** Whether a value for it was refused. */
    boolean refused(Target target) {
        return wrong.contains(target.wireName());
    }

    /** All that fitted. */
    public ContactFields done() {
        return new ContactFields(email, texts, status, tags, lists, custom);
    }

    private void putText(Target target, String text) {
        if (target == Target.Special.EMAIL) {
            EmailAddress.parse(text)
                    .ifPresentOrElse(address -> email = address, () -> refuse(target, "Is not an email address."));
        } else if (target == Target.Special.STATUS) {
            ContactStatus.named(text.toLowerCase(Locale.ROOT))
                    .ifPresentOrElse(
                            word -> status = word, () -> refuse(target, "Must be " + ContactStatus.WORDS + "."));
        } else if (!PlainText.fits(text)) {
            refuse(target, "Must be a text of at most %d characters on one line.".formatted(PlainText.LONGEST));
        } else if (target instanceof Target.Plain plain) {
            putPlain(plain, text);
        }
    }

    private void putPlain(Target.Plain target, String text) {
        if (target.field() == TextField.DATE_OF_BIRTH && !isDate(text)) {
            refuse(target, "Must be a date of the form yyyy-MM-dd.");
        } else {
            texts.put(target.field(), text);
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().length() == "2004-02-29".length();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void putCustom(Target.Custom target, JsonSlice value) {
        RawJson raw = value.raw();
        if (raw.length() > LONGEST_CUSTOM) {
            refuse(target, "Must not be longer than %d bytes.".formatted(LONGEST_CUSTOM));
        } else if (custom.size() >= MOST_CUSTOM && !custom.containsKey(target.name())) {
            refuse(target, "A contact has at most %d custom fields.".formatted(MOST_CUSTOM));
        } else {
            custom.put(target.name(), raw);
        }
    }

    private void putLabels(Target target, JsonSlice value) {
        if (value.kind() == Kind.ARRAY) {
            value.items().forEach(item -> putLabel(target, Scalars.text(item)));
        } else if (Scalars.text(value).isPresent()) {
            // Forms send them as one text.
            for (String part : Scalars.text(value).get().split(",", -1)) {
                putLabel(target, Optional.of(part));
            }
        } else {
            refuse(target, "Must be a list of texts, or one text with commas.");
        }
    }

    private void putLabel(Target target, Optional<String> label) {
        List<String> labels = target == Target.Special.TAGS ? tags : lists;
        String text = label.map(String::strip).orElse("");
        if (label.isEmpty() || !PlainText.fits(text)) {
            refuse(target, "Every item must be a text of at most %d characters.".formatted(PlainText.LONGEST));
        } else if (text.isEmpty() || labels.contains(text)) {
            return;
        } else if (labels.size() >= MOST_LABELS) {
            refuse(target, "Must not have more than %d items.".formatted(MOST_LABELS));
        } else {
            labels.add(text);
        }
    }
}
