package org.belfry.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.json.Faults;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** The actions of one incoming webhook, in the order in which they run. */
public record Actions(List<Action> all) {
    private static final int MOST = 50;

    public Actions {
        all = List.copyOf(all);
    }

    /**
     * Reads the JSON of {@link #json}; every fault is told with its path. Look at the faults before the result is used.
     *
     * @param path where the value stands, such as {@code actions}
     */
    public static Actions read(JsonSlice value, String path, Faults faults) {
        List<JsonSlice> items = value.kind() == Kind.ARRAY ? value.items() : List.of();
        List<Action> actions = new ArrayList<>();
        if (items.isEmpty() || items.size() > MOST) {
            faults.add(path, "Must be a list of 1 to %d actions.".formatted(MOST));
            return new Actions(actions);
        }
        for (int i = 0; i < items.size(); i++) {
            String at = path + '[' + i + ']';
            Optional<Form> form = Form.of(items.get(i), at, faults);
            form.flatMap(action -> ActionForm.read(action, faults)).ifPresent(actions::add);
        }
        return new Actions(actions);
    }

    /** Those that send a request. */
    public List<CustomAction.Request> requests() {
        return all.stream()
                .filter(CustomAction.Request.class::isInstance)
                .map(CustomAction.Request.class::cast)
                .toList();
    }

    /** The actions as JSON, for an answer or to be kept. */
    public RawJson json() {
        return ObjectText.listed(all.stream().map(Action::json).toList());
    }
}
