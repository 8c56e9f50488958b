package org.belfry.action;

import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/** One step of what an incoming webhook does. Deciding changes nothing; {@link ActionRun} carries decisions out. */
public sealed interface Action
        permits AddSubscriber,
                UpdateSubscriber,
                AddToList,
                RemoveFromList,
                ApplyTag,
                ChangeStatus,
                TriggerAutomation,
                CreateCrmRecord,
                CustomAction {
    /** How it is spelled in {@code type}. */
    String type();

    /** What is to be done for this subject, as the directory stands now. */
    Decision decide(Subject subject, Scene scene);

    /** Adds its members, without {@code type}. */
    void writeTo(ObjectText action);

    /** As it stands in {@code actions}. */
    default RawJson json() {
        ObjectText action = new ObjectText().text("type", type());
        writeTo(action);
        return action.done();
    }
}
