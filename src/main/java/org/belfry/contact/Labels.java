package org.belfry.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tags, or the lists, of one contact: each once, in the order of their slugs. */
public record Labels(List<Label> all) {
    /** None. */
    public static final Labels NONE = new Labels(List.of());

    public Labels {
        all = List.copyOf(inOrder(all).values());
    }

    /** The one with that slug. */
    public Optional<Label> find(Slug slug) {
        return all.stream().filter(label -> label.slug().equals(slug)).findFirst();
    }

    /** Whether there is one with that slug. */
    public boolean contain(Slug slug) {
        return find(slug).isPresent();
    }

    /** The slugs, in order. */
    public List<String> slugs() {
        return all.stream().map(label -> label.slug().value()).toList();
    }

    Labels after(LabelChange change) {
        Map<Slug, Label> result = inOrder(all);
        change.remove().forEach(result::remove);
        change.add().forEach(label -> result.putIfAbsent(label.slug(), label));
        return new Labels(List.copyOf(result.values()));
    }

    /** Those that {@code other} has not. */
    List<Label> without(Labels other) {
        return all.stream().filter(label -> !other.contain(label.slug())).toList();
    }

    private static Map<Slug, Label> inOrder(Collection<Label> labels) {
        Map<Slug, Label> bySlug = new TreeMap<>();
        labels.forEach(label -> bySlug.putIfAbsent(label.slug(), label));
        return bySlug;
    }
}
