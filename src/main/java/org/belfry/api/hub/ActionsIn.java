package org.belfry.api.hub;

import org.belfry.action.Action;
import org.belfry.action.Actions;
import org.belfry.action.CustomAction;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Verdict;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.template.PayloadTemplate;

/** Reads actions, and tells at once what could never be sent. */
final class ActionsIn {
    private ActionsIn() {}

    /** @param path where the value stands */
    static Actions read(JsonSlice value, String path, EgressPolicy policy, Faults faults) {
        Actions actions = Actions.read(value, path, faults);
        int position = 0;
        for (Action action : actions.all()) {
            if (action instanceof CustomAction.Request request && !request.url().isEmpty()) {
                check(request, path + '[' + position + ']', policy, faults);
            }
            position++;
        }
        return actions;
    }

    private static void check(CustomAction.Request request, String at, EgressPolicy policy, Faults faults) {
        if (policy.check(request.url()) instanceof Verdict.Denied) {
            faults.add(at + ".url", EgressPolicy.REFUSED);
        }
        try {
            if (request.template() != null) {
                PayloadTemplate unused = PayloadTemplate.of(request.template());
            }
        } catch (IllegalArgumentException e) {
            faults.add(at + ".template", String.valueOf(e.getMessage()));
        }
    }
}
