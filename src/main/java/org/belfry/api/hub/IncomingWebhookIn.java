package org.belfry.api.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.belfry.dialect.CloudCusp;
import org.belfry.egress.AddressRanges;
import org.belfry.egress.EgressPolicy;
import org.belfry.event.EventType;
import org.belfry.incoming.GateSettings;
import org.belfry.incoming.IncomingEdit;
import org.belfry.incoming.IncomingWebhook;
import org.belfry.incoming.Wish;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Secret;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of an incoming webhook: a new one, or a change by JSON merge. All faults are told at once. */
final class IncomingWebhookIn {
    private static final int MOST_ADDRESSES = 200;
    private static final int MOST_PER_MINUTE = 1_000_000;

    private final Faults faults = new Faults();
    private final MergeForm form;
    private final EgressPolicy policy;

    private IncomingWebhookIn(JsonSlice body, EgressPolicy policy) {
        this.policy = policy;
        this.form = new MergeForm(body, faults);
    }

    /** A new one: name, event type and actions are required; null counts as absent. */
    static IncomingEdit toCreate(JsonSlice body, EgressPolicy policy) {
        IncomingWebhookIn in = new IncomingWebhookIn(body, policy);
        for (String required : List.of("name", "event_type", "actions")) {
            if (!in.form.has(required) || in.form.isNull(required)) {
                in.form.fault(required, "Is required.");
            }
        }
        return in.edit(null);
    }

    /** A change; what was shown masked may be sent back. */
    static IncomingEdit toChange(JsonSlice body, IncomingWebhook webhook, EgressPolicy policy) {
        IncomingWebhookIn in = new IncomingWebhookIn(body, policy);
        for (String lasting : List.of("name", "event_type", "status", "actions")) {
            if (in.form.isNull(lasting)) {
                in.form.fault(lasting, "Cannot be taken back.");
            }
        }
        return in.edit(webhook.guarding());
    }

    private IncomingEdit edit(IncomingWebhook.@Nullable Guarding before) {
        IncomingEdit edit = new IncomingEdit(
                new IncomingEdit.Purpose(
                        form.value("name", IncomingWebhookIn::text),
                        form.value("event_type", IncomingWebhookIn::eventType),
                        optional("description", IncomingWebhookIn::text),
                        form.value("status", IncomingWebhookIn::active)),
                new IncomingEdit.Guarding(
                        key(
                                "api_key",
                                before == null || before.apiKey() == null
                                        ? ""
                                        : before.apiKey().mask()),
                        key(
                                "signing_secret",
                                before == null || before.signingSecret() == null
                                        ? ""
                                        : before.signingSecret().mask()),
                        form.isNull("allowed_addresses")
                                ? List.of()
                                : form.value("allowed_addresses", IncomingWebhookIn::addresses),
                        form.isNull("rate_limit_per_minute")
                                ? Integer.valueOf(GateSettings.USUAL_PER_MINUTE)
                                : form.value("rate_limit_per_minute", MergeForm.number(1, MOST_PER_MINUTE))),
                new IncomingEdit.Work(
                        optional("mapping", value -> Mapping.read(value, "mapping", faults)),
                        form.value("actions", value -> ActionsIn.read(value, "actions", policy, faults))));
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return edit;
    }

    /** Null when absent, without a value for null. */
    private <T> @Nullable Wish<T> optional(String name, Function<JsonSlice, T> reader) {
        return form.has(name) ? new Wish<>(form.value(name, reader)) : null;
    }

    private @Nullable Wish<Secret> key(String name, String mask) {
        Wish<String> text = optional(name, IncomingWebhookIn::text);
        if (text == null || mask.equals(text.value())) {
            return null;
        }
        return new Wish<>(text.value() == null ? null : new Secret(text.value()));
    }

    static String text(JsonSlice value) {
        String text = MergeForm.text(value);
        if (text.isBlank() || !PlainText.fits(text)) {
            throw new IllegalArgumentException("Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
        }
        return text;
    }

    /** One of CloudCusp's fifteen, or a custom one. */
    private static String eventType(JsonSlice value) {
        String spelled = MergeForm.text(value);
        boolean custom =
                EventType.isWellFormed(spelled) && EventType.named(spelled).isEmpty();
        if (!custom && !CloudCusp.INCOMING.containsKey(spelled)) {
            throw new IllegalArgumentException("Must be %s, or a custom event such as shop.visited (was '%s')."
                    .formatted(String.join(", ", CloudCusp.INCOMING.keySet()), Echo.of(spelled)));
        }
        return spelled;
    }

    static boolean active(JsonSlice value) {
        return switch (MergeForm.text(value)) {
            case "active" -> true;
            case "inactive" -> false;
            default -> throw new IllegalArgumentException("Must be active or inactive.");
        };
    }

    private static List<String> addresses(JsonSlice value) {
        if (value.kind() != Kind.ARRAY || value.items().size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException(
                    "Must be a list of at most %d addresses and CIDR blocks.".formatted(MOST_ADDRESSES));
        }
        List<String> addresses = new ArrayList<>();
        value.items().forEach(item -> addresses.add(MergeForm.text(item).strip()));
        AddressRanges.parse(addresses);
        return addresses;
    }
}
