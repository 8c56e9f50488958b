package org.belfry.incoming;

import java.util.List;
import java.util.Optional;
import org.belfry.action.Actions;
import org.belfry.action.Subject;
import org.belfry.json.Fault;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.Mapping;
import org.belfry.mapping.MappingResult;
import org.belfry.mapping.Payload;

/** What is to be done with a record. */
public sealed interface Plan {
    /** These actions for this subject; warnings are of values that were left out. */
    record Ready(Subject subject, Actions actions, List<String> warnings) implements Plan {}

    /** Nothing can be done, now or later. */
    record Impossible(List<String> errors, List<String> warnings) implements Plan {}

    /** The plan of a webhook. */
    static Plan of(IncomingWebhook webhook, RawJson body) {
        MappingResult result = webhook.work().rules().apply(Payload.of(StrictJson.read(body.bytes())));
        if (result instanceof MappingResult.Mapped mapped) {
            return new Ready(
                    new Subject(mapped.email(), mapped.fields(), body),
                    webhook.work().actions(),
                    sentences(mapped.warnings()));
        }
        MappingResult.Unmappable unmappable = (MappingResult.Unmappable) result;
        return new Impossible(sentences(unmappable.errors()), sentences(unmappable.warnings()));
    }

    /** The plan of an automation, whose contact is known already. */
    static Plan of(Automation automation, EmailAddress email, RawJson body) {
        MappingResult result = Mapping.USUAL.apply(Payload.of(StrictJson.read(body.bytes())));
        Subject subject = Optional.of(result)
                .filter(MappingResult.Mapped.class::isInstance)
                .map(MappingResult.Mapped.class::cast)
                .filter(mapped -> mapped.email().equals(email))
                .map(mapped -> new Subject(email, mapped.fields(), body))
                .orElseGet(() -> Subject.known(email, body));
        return new Ready(subject, automation.steps(), List.of());
    }

    private static List<String> sentences(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field() + ": " + fault.reason())
                .toList();
    }
}
