package org.belfry.api.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.catalogue.Catalogue;
import org.belfry.delivery.SendingEdit;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.Dialect;
import org.belfry.egress.EgressPolicy;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.signing.SigningKey;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of a webhook: a new one, or a change by JSON merge. All faults are told at once. */
final class WebhookIn {
    private static final int MOST_EVENTS = 200;

    private final Faults faults = new Faults();
    private final MergeForm form;
    private final Allowed allowed;

    private WebhookIn(JsonSlice body, Allowed allowed) {
        this.form = new MergeForm(body, faults);
        this.allowed = allowed;
    }

    /** Where webhooks of a tenant may send, and what. */
    record Allowed(EgressPolicy policy, Catalogue catalogue, Tenant tenant) {
        /** The canonical name of an event type that the dialect spells so. */
        String event(String spelled, Dialect dialect) {
            return catalogue
                    .offered(dialect, tenant, spelled)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The dialect %s has no event type '%s'.".formatted(dialect.wireName(), Echo.of(spelled))));
        }
    }

    /** A webhook that is to be made. */
    record New(Dialect dialect, WebhookEdit edit) {}

    /** A new webhook: name, url and events are required; null counts as absent. */
    static New toCreate(JsonSlice body, Allowed allowed) {
        WebhookIn in = new WebhookIn(body, allowed);
        Dialect dialect = in.form.value("dialect", WebhookIn::dialect);
        for (String required : List.of("name", "url", "events")) {
            if (!in.form.has(required) || in.form.isNull(required)) {
                in.form.fault(required, "Is required.");
            }
        }
        Before before = Before.nothing(dialect == null ? Dialect.STANDARD : dialect);
        return new New(before.dialect(), in.edit(before));
    }

    /**
     * A change of a webhook.
     *
     * @param access the webhook's, opened: what was shown masked may be sent back
     */
    static WebhookEdit toChange(JsonSlice body, Webhook webhook, TargetAccess access, Allowed allowed) {
        WebhookIn in = new WebhookIn(body, allowed);
        for (String lasting : List.of("name", "url", "events", "status", "secret")) {
            if (in.form.isNull(lasting)) {
                in.form.fault(lasting, "Cannot be taken back.");
            }
        }
        if (in.form.has("dialect")) {
            in.form.fault("dialect", "Cannot be changed.");
        }
        return in.edit(Before.of(webhook, access));
    }

    private WebhookEdit edit(Before before) {
        Dialect dialect = before.dialect();
        SendingIn sending = new SendingIn(form, before);
        SendingEdit how = sending.edit();
        String url = form.value("url", MergeForm::text);
        WebhookEdit edit = new WebhookEdit(
                new WebhookEdit.Basics(
                        form.value("name", WebhookIn::name),
                        url,
                        form.value("events", value -> events(value, dialect)),
                        form.value("status", WebhookIn::status),
                        secret(before)),
                how);
        form.refuseTheRest();
        TargetAccess access = how.access() == null ? before.access() : how.access();
        if (url != null || how.access() != null) {
            sending.requireFit(url == null ? before.url() : url, access, allowed.policy());
        }
        Problem.throwIfAny(faults);
        return edit;
    }

    private static Dialect dialect(JsonSlice value) {
        return Dialect.named(MergeForm.text(value))
                .orElseThrow(() ->
                        new IllegalArgumentException("Must be standard, fluent-crm, fluent-community or cloudcusp."));
    }

    private static String name(JsonSlice value) {
        String name = MergeForm.text(value);
        if (name.isBlank() || !PlainText.fits(name)) {
            throw new IllegalArgumentException("Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
        }
        return name;
    }

    private static WebhookStatus status(JsonSlice value) {
        return switch (MergeForm.text(value)) {
            case "active" -> WebhookStatus.ACTIVE;
            case "inactive" -> WebhookStatus.INACTIVE;
            default -> throw new IllegalArgumentException("Must be active or inactive.");
        };
    }

    /** Canonical, whatever the dialect spells. */
    private List<String> events(JsonSlice value, Dialect dialect) {
        if (value.kind() != Kind.ARRAY
                || value.items().isEmpty()
                || value.items().size() > MOST_EVENTS) {
            throw new IllegalArgumentException("Must be a list of 1 to %d event types.".formatted(MOST_EVENTS));
        }
        List<String> events = new ArrayList<>();
        for (JsonSlice item : value.items()) {
            events.add(event(MergeForm.text(item), dialect));
        }
        return events;
    }

    private String event(String spelled, Dialect dialect) {
        if (spelled.equals(Dialect.EVERYTHING) && dialect.hasEverything()) {
            return spelled;
        }
        return allowed.event(spelled, dialect);
    }

    private @Nullable Secret secret(Before before) {
        Optional<Secret> secret = form.value("secret", value -> secret(MergeForm.text(value), before));
        return secret == null ? null : secret.orElse(null);
    }

    /** Empty for the mask of the secret that there is: what was shown can be sent back. */
    private static Optional<Secret> secret(String text, Before before) {
        if (text.equals(before.secretMask())) {
            return Optional.empty();
        }
        if (text.isBlank() || !PlainText.fits(text)) {
            throw new IllegalArgumentException("Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
        }
        Secret secret = new Secret(text);
        if (before.dialect() == Dialect.STANDARD && SigningKey.find(secret).isEmpty()) {
            throw new IllegalArgumentException(
                    "Must be whsec_ and the base64 of 24 to 64 bytes, or whsk_ and an Ed25519 key;"
                            + " no library could check the signature of another.");
        }
        return Optional.of(secret);
    }
}
