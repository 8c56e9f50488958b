package org.belfry.action;

import java.util.List;
import java.util.stream.Stream;
import org.belfry.contact.ContactChange;
import org.belfry.contact.LabelChange;
import org.belfry.json.ObjectText;

/** Creates the contact with what is told, these lists and these tags; leaves one that is there entirely as it is. */
public record AddSubscriber(List<String> lists, List<String> tags) implements Action {
    public AddSubscriber {
        lists = List.copyOf(lists);
        tags = List.copyOf(tags);
    }

    @Override
    public String type() {
        return "add_subscriber";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        if (scene.contact(subject.email()).isPresent()) {
            return new Decision.Skipped("The contact exists already and was left as it is.");
        }
        ContactChange change = ContactChange.of(subject.fields())
                .with(
                        LabelChange.adding(scene.tags(both(subject.fields().tags(), tags))),
                        LabelChange.adding(scene.lists(both(subject.fields().lists(), lists))));
        return Decision.Done.changing(change.create(scene.nextId(), scene.occasion()), "The contact was created.");
    }

    private static List<String> both(List<String> told, List<String> configured) {
        return Stream.concat(told.stream(), configured.stream()).toList();
    }

    @Override
    public void writeTo(ObjectText action) {
        if (!lists.isEmpty()) {
            action.texts("lists", lists);
        }
        if (!tags.isEmpty()) {
            action.texts("tags", tags);
        }
    }
}
