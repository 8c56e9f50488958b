package org.belfry.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.JsonText;

/** Writes a template with its values, once. */
final class Filling {
    private final EventValues values;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> warnings = new LinkedHashSet<>();

    private Filling(EventValues values) {
        this.values = values;
    }

    static FilledBody fill(TemplateNode root, EventValues values) {
        Filling filling = new Filling(values);
        filling.write(root);
        return new FilledBody(filling.out.toByteArray(), filling.warnings);
    }

    private void write(TemplateNode node) {
        if (node instanceof TemplateNode.Literal literal) {
            literal.json().appendTo(out);
        } else if (node instanceof TemplateNode.Typed typed) {
            insert(
                    typed.name(),
                    find(typed.name()).map(value -> value.raw().bytes()).orElse("null".getBytes(UTF_8)));
        } else if (node instanceof TemplateNode.Text text) {
            write(text);
        } else if (node instanceof TemplateNode.Items items) {
            write(items);
        } else if (node instanceof TemplateNode.Members members) {
            write(members);
        }
    }

    private void write(TemplateNode.Items items) {
        String before = "[";
        for (TemplateNode item : items.items()) {
            write(before);
            write(item);
            before = ",";
        }
        write(items.items().isEmpty() ? "[]" : "]");
    }

    private void write(TemplateNode.Members members) {
        String before = "{";
        for (TemplateNode.Member member : members.members()) {
            write(before + JsonText.quoted(member.name()) + ":");
            write(member.value());
            before = ",";
        }
        write(members.members().isEmpty() ? "{}" : "}");
    }

    private void write(TemplateNode.Text text) {
        StringBuilder words = new StringBuilder();
        for (TextPart part : text.parts()) {
            if (part instanceof TextPart.Words fixed) {
                words.append(fixed.text());
            } else if (part instanceof TextPart.Hole hole) {
                String value = find(hole.name()).map(Filling::text).orElse("");
                words.append(fits(hole.name(), words.length() + value.length()) ? value : "");
            }
        }
        write(JsonText.quoted(words.toString()));
    }

    private void insert(String placeholder, byte[] json) {
        out.writeBytes(fits(placeholder, json.length) ? json : "null".getBytes(UTF_8));
    }

    private boolean fits(String placeholder, int length) {
        boolean fits = out.size() + length <= FilledBody.MOST_BYTES;
        if (!fits) {
            warnings.add("{" + placeholder + "} was left empty: the body would be too large.");
        }
        return fits;
    }

    private Optional<JsonSlice> find(String placeholder) {
        Optional<JsonSlice> value = values.find(placeholder);
        if (value.isEmpty()) {
            warnings.add(
                    EventValues.isPlaceholder(placeholder)
                            ? "{" + placeholder + "} has no value in this event."
                            : "{" + placeholder + "} is no placeholder.");
        }
        return value;
    }

    /** Lists of simple values with commas between; what is nested as JSON. */
    private static String text(JsonSlice value) {
        return switch (value.kind()) {
            case STRING -> value.text();
            case NULL -> "";
            case ARRAY ->
                value.items().stream().allMatch(Filling::isSimple)
                        ? value.items().stream().map(Filling::text).collect(Collectors.joining(", "))
                        : json(value);
            default -> json(value);
        };
    }

    private static boolean isSimple(JsonSlice value) {
        return value.kind() != Kind.OBJECT && value.kind() != Kind.ARRAY;
    }

    private static String json(JsonSlice value) {
        return new String(value.raw().bytes(), UTF_8);
    }

    private void write(String json) {
        out.writeBytes(json.getBytes(UTF_8));
    }
}
