package org.belfry.api.fluentcrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.delivery.WebhookEdit;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Verdict;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Secret;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of a webhook. Members that FluentCRM does not know are passed over, as it does. */
final class WebhookIn {
    private static final List<String> REQUIRED = List.of("name", "url", "events");
    private static final int LONGEST_TEXT = 255;

    private final Map<String, JsonSlice> members;
    private final Map<String, String> invalid = new LinkedHashMap<>();

    private WebhookIn(Map<String, JsonSlice> members) {
        this.members = members;
    }

    /**
     * A new webhook: name, url and events are required.
     *
     * @param offered tells whether there is an event type of that name
     */
    static WebhookEdit toCreate(Optional<JsonSlice> body, EgressPolicy policy, Predicate<String> offered) {
        Map<String, JsonSlice> members = members(body);
        List<String> missing = REQUIRED.stream()
                .filter(name -> {
                    JsonSlice value = members.get(name);
                    return value == null || value.kind() == Kind.NULL;
                })
                .toList();
        if (!missing.isEmpty()) {
            throw new WordPressError.Thrown(FluentCrmErrors.missing(missing));
        }
        return new WebhookIn(members).edit(policy, offered);
    }

    /** A change: what is absent stays. */
    static WebhookEdit toChange(Optional<JsonSlice> body, EgressPolicy policy, Predicate<String> offered) {
        return new WebhookIn(members(body)).edit(policy, offered);
    }

    private static Map<String, JsonSlice> members(Optional<JsonSlice> body) {
        if (body.isEmpty()) {
            return Map.of();
        }
        if (body.get().kind() != Kind.OBJECT) {
            throw new WordPressError.Thrown(FluentCrmErrors.INVALID_JSON);
        }
        return body.get().members();
    }

    private WebhookEdit edit(EgressPolicy policy, Predicate<String> offered) {
        String name = text("name", "must be a text of 1 to 255 characters.");
        String url = url();
        List<String> events = events();
        WebhookStatus status = status();
        String secret = text("secret", "must be a text of 1 to 255 characters.");
        if (!invalid.isEmpty()) {
            throw new WordPressError.Thrown(FluentCrmErrors.invalid(invalid));
        }
        requireAllowed(url, policy);
        requireSupported(events, offered);
        return new WebhookEdit(name, url, events, status, secret == null ? null : new Secret(secret));
    }

    private @Nullable String text(String member, String reason) {
        JsonSlice value = members.get(member);
        if (value == null || isAbsentSecret(member, value)) {
            return null;
        }
        String text = value.kind() == Kind.STRING ? value.text() : "";
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            invalid.put(member, member + " " + reason);
            return null;
        }
        return text;
    }

    /** {@code "secret": null} asks for nothing, as leaving it out does. */
    private static boolean isAbsentSecret(String member, JsonSlice value) {
        return member.equals("secret") && value.kind() == Kind.NULL;
    }

    private @Nullable String url() {
        JsonSlice value = members.get("url");
        if (value == null) {
            return null;
        }
        if (value.kind() != Kind.STRING) {
            invalid.put("url", "url must be a text.");
            return null;
        }
        return value.text();
    }

    private @Nullable List<String> events() {
        JsonSlice value = members.get("events");
        if (value == null) {
            return null;
        }
        List<String> events = new ArrayList<>();
        if (value.kind() == Kind.ARRAY) {
            value.items().stream().filter(item -> item.kind() == Kind.STRING).forEach(item -> events.add(item.text()));
        }
        if (events.isEmpty() || events.size() != value.items().size()) {
            invalid.put("events", "events must be a list of one or more event types.");
        }
        return events;
    }

    private @Nullable WebhookStatus status() {
        JsonSlice value = members.get("status");
        if (value == null) {
            return null;
        }
        String text = value.kind() == Kind.STRING ? value.text() : "";
        return switch (text) {
            case "active" -> WebhookStatus.ACTIVE;
            case "inactive" -> WebhookStatus.INACTIVE;
            default -> {
                invalid.put("status", "status must be active or inactive.");
                yield null;
            }
        };
    }

    private static void requireAllowed(@Nullable String url, EgressPolicy policy) {
        if (url != null && !(policy.check(url) instanceof Verdict.Allowed)) {
            throw new WordPressError.Thrown(FluentCrmErrors.INVALID_URL);
        }
    }

    private static void requireSupported(@Nullable List<String> events, Predicate<String> offered) {
        if (events == null) {
            return;
        }
        for (String event : events) {
            if (!offered.test(event)) {
                throw new WordPressError.Thrown(FluentCrmErrors.unsupportedEvent(event));
            }
        }
    }
}
