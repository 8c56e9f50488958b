package org.belfry.action;

import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** Something of the owner's own: a bean of the application, or a request. Never code from a request. */
public sealed interface CustomAction extends Action {
    @Override
    default String type() {
        return "custom";
    }

    /** Calls the CDI bean of that name. */
    record Handler(String handler) implements CustomAction {
        @Override
        public Decision decide(Subject subject, Scene scene) {
            return Decision.Done.effecting(
                    new Effect.CallHandler(handler, subject.email(), subject.body()), "The handler was called.");
        }

        @Override
        public void writeTo(ObjectText action) {
            action.text("handler", handler);
        }
    }

    /**
     * Sends a request.
     *
     * @param url well-formed; the egress policy has the last word
     * @param template of the body; null to send the payload as it is
     */
    record Request(String url, @Nullable RawJson template) implements CustomAction {
        @Override
        public Decision decide(Subject subject, Scene scene) {
            return Decision.Done.effecting(
                    new Effect.CallUrl(url, template, subject.email(), subject.body()), "The request was queued.");
        }

        @Override
        public void writeTo(ObjectText action) {
            action.text("url", url);
            if (template != null) {
                action.raw("template", template);
            }
        }

        /** Without the URL, which may hold a credential. */
        @Override
        public String toString() {
            return "CustomAction.Request";
        }
    }
}
