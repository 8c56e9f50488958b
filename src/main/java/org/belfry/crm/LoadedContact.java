package org.belfry.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.PlainText;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.MappingResult;
import org.belfry.mapping.Payload;

/**
 * What a CRM's answer tells of a contact.
 *
 * @param fields with an email address
 * @param tags names of all tags that the CRM knows; empty when it tells nothing of tags, which is not the same as none
 * @param warnings values that could not be used, a sentence each
 */
public record LoadedContact(ContactFields fields, Optional<List<String>> tags, List<String> warnings) {
    private static final int MOST_TAGS = 500;
    private static final List<String> NAMES = List.of("slug", "title", "name", "tag");

    public LoadedContact {
        tags = tags.map(List::copyOf);
        warnings = List.copyOf(warnings);
    }

    /** Reads an answer; nothing when there is no email address in it. */
    public static Optional<LoadedContact> of(JsonSlice answer, CrmConnection.Reading reading) {
        Payload payload = Payload.of(answer);
        if (!(reading.rules().apply(payload) instanceof MappingResult.Mapped mapped)) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>();
        mapped.warnings().stream()
                .filter(fault -> !fault.field().equals("tags"))
                .forEach(fault -> warnings.add(fault.field() + ": " + fault.reason()));
        Optional<JsonSlice> told = payload.find(reading.tags());
        Optional<List<String>> tags = told.flatMap(value -> names(value, warnings));
        if (told.isEmpty() && !mapped.fields().tags().isEmpty()) {
            tags = Optional.of(mapped.fields().tags());
        }
        return Optional.of(new LoadedContact(mapped.fields(), tags, warnings));
    }

    /** A list of texts, numbers or objects with a name, or one text with commas or semicolons. */
    private static Optional<List<String>> names(JsonSlice value, List<String> warnings) {
        List<String> names = new ArrayList<>();
        if (value.kind() == Kind.ARRAY) {
            value.items().forEach(item -> name(item).ifPresent(names::add));
            if (names.size() < value.items().size()) {
                warnings.add("tags: Some of them have no name and were left out.");
            }
        } else if (value.kind() == Kind.STRING) {
            for (String part : value.text().split("[,;]", -1)) {
                if (!part.isBlank()) {
                    names.add(part.strip());
                }
            }
        } else {
            warnings.add("tags: Must be a list, or one text with commas or semicolons; they were left as they are.");
            return Optional.empty();
        }
        List<String> fit = names.stream().filter(PlainText::fits).distinct().toList();
        if (fit.size() > MOST_TAGS) {
            warnings.add("tags: There are more than %d; they were left as they are.".formatted(MOST_TAGS));
            return Optional.empty();
        }
        return Optional.of(fit);
    }

    private static Optional<String> name(JsonSlice item) {
        if (item.kind() == Kind.OBJECT) {
            Map<String, JsonSlice> members = item.members();
            return NAMES.stream()
                    .flatMap(name -> Optional.ofNullable(members.get(name)).stream())
                    .flatMap(named -> named.kind() == Kind.STRING
                            ? Optional.of(named.text()).stream()
                            : Optional.<String>empty().stream())
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }
        return switch (item.kind()) {
            case STRING -> Optional.of(item.text().strip()).filter(text -> !text.isEmpty());
            case NUMBER -> Optional.of(item.number().toPlainString());
            default -> Optional.empty();
        };
    }
}
