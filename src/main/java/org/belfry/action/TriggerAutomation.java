package org.belfry.action;

import org.belfry.json.ObjectText;

/** Starts a run of an automation with the webhook's data. */
public record TriggerAutomation(Reference automation) implements Action {
    @Override
    public String type() {
        return "trigger_automation";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        return Decision.Done.effecting(
                new Effect.StartAutomation(automation, subject.email(), subject.body()), "The automation was started.");
    }

    @Override
    public void writeTo(ObjectText action) {
        action.raw("automation", automation.raw());
    }
}
