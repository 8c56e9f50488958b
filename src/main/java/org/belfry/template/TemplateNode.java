package org.belfry.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;

/** A template taken apart. */
sealed interface TemplateNode {
    /** The names of placeholders in it, as often as they stand there. */
    Stream<String> placeholders();

    /** It without the members that {@code values} know nothing of; empty when nothing else would be left. */
    default Optional<TemplateNode> known(EventValues values) {
        return Optional.of(this);
    }

    static TemplateNode of(JsonSlice json) {
        return switch (json.kind()) {
            case OBJECT ->
                new Members(json.members().entrySet().stream()
                        .map(member -> new Member(member.getKey(), of(member.getValue())))
                        .toList());
            case ARRAY -> new Items(json.items().stream().map(TemplateNode::of).toList());
            case STRING -> ofParts(TextPart.split(json.text()), json);
            default -> new Literal(json.raw());
        };
    }

    private static TemplateNode ofParts(List<TextPart> parts, JsonSlice json) {
        if (parts.stream().noneMatch(TextPart.Hole.class::isInstance)) {
            return new Literal(json.raw());
        }
        return parts.size() == 1 ? new Typed(((TextPart.Hole) parts.get(0)).name()) : new Text(parts);
    }

    /** Stays as it was written. */
    record Literal(RawJson json) implements TemplateNode {
        @Override
        public Stream<String> placeholders() {
            return Stream.empty();
        }
    }

    /** A string that is only one placeholder. */
    record Typed(String name) implements TemplateNode {
        @Override
        public Stream<String> placeholders() {
            return Stream.of(name);
        }

        @Override
        public Optional<TemplateNode> known(EventValues values) {
            return values.find(name).map(value -> this);
        }
    }

    /** A string with placeholders in it. */
    record Text(List<TextPart> parts) implements TemplateNode {
        @Override
        public Stream<String> placeholders() {
            return parts.stream().filter(TextPart.Hole.class::isInstance).map(part -> ((TextPart.Hole) part).name());
        }
    }

    /** An array. */
    record Items(List<TemplateNode> items) implements TemplateNode {
        @Override
        public Stream<String> placeholders() {
            return items.stream().flatMap(TemplateNode::placeholders);
        }
    }

    /** An object. */
    record Members(List<Member> members) implements TemplateNode {
        @Override
        public Stream<String> placeholders() {
            return members.stream().flatMap(member -> member.value().placeholders());
        }

        @Override
        public Optional<TemplateNode> known(EventValues values) {
            List<Member> known = new ArrayList<>();
            for (Member member : members) {
                member.value().known(values).ifPresent(value -> known.add(new Member(member.name(), value)));
            }
            return known.isEmpty() ? Optional.empty() : Optional.of(new Members(known));
        }
    }

    /** A member of an object; its name is never filled. */
    record Member(String name, TemplateNode value) {}
}
