package org.belfry.api.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.delivery.WebhookEdit;
import org.belfry.egress.Verdict;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Secret;
import org.belfry.webhook.WebhookStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a webhook, read member by member. What is wrong is noted and then counts as absent, until
 * {@link #require} tells all of it at once. Members that a product does not know are passed over, as WordPress does.
 */
public final class WebhookForm {
    private static final List<String> REQUIRED = List.of("name", "url", "events");
    private static final String A_TEXT = "%s must be a text of 1 to %d characters.";

    private final Map<String, JsonSlice> members;
    private final Map<String, String> invalid = new LinkedHashMap<>();

    private WebhookForm(Map<String, JsonSlice> members) {
        this.members = members;
    }

    /**
     * A new webhook.
     *
     * @throws WordPressError.Thrown when the body is no object, or name, url or events are not there
     */
    public static WebhookForm toCreate(Optional<JsonSlice> body) {
        WebhookForm form = toChange(body);
        List<String> missing =
                REQUIRED.stream().filter(name -> form.find(name) == null).toList();
        if (!missing.isEmpty()) {
            throw new WordPressError.Thrown(WordPressErrors.missing(missing));
        }
        return form;
    }

    /**
     * A change: what is absent stays.
     *
     * @throws WordPressError.Thrown when the body is no object
     */
    public static WebhookForm toChange(Optional<JsonSlice> body) {
        if (body.isEmpty()) {
            return new WebhookForm(Map.of());
        }
        if (body.get().kind() != Kind.OBJECT) {
            throw new WordPressError.Thrown(WordPressErrors.INVALID_JSON);
        }
        return new WebhookForm(body.get().members());
    }

    /** What every product's webhooks have. */
    public WebhookEdit.Basics basics() {
        return new WebhookEdit.Basics(text("name"), url(), events(), status(), secret());
    }

    /**
     * What {@code reader} makes of a member; null when it is absent or null, or when the reader throws an
     * {@link IllegalArgumentException}, whose message is noted.
     */
    public <T> @Nullable T value(String member, Function<JsonSlice, T> reader) {
        JsonSlice value = find(member);
        if (value == null) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            fault(member, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Notes that a member is wrong. */
    public void fault(String member, String reason) {
        invalid.put(member, reason);
    }

    /**
     * Tells what is wrong; call it last.
     *
     * @throws WordPressError.Thrown when a member is wrong, or the product refuses the URL or an event
     */
    public void require(WebhookEdit.Basics basics, Product product, Allowed allowed) {
        if (!invalid.isEmpty()) {
            throw new WordPressError.Thrown(WordPressErrors.invalid(invalid));
        }
        if (basics.url() != null && !(allowed.policy().check(basics.url()) instanceof Verdict.Allowed)) {
            throw new WordPressError.Thrown(product.words().unfitUrl());
        }
        for (String event : basics.events() == null ? List.<String>of() : basics.events()) {
            if (!allowed.events().test(event)) {
                throw new WordPressError.Thrown(product.unsupported(event));
            }
        }
    }

    /** A member that is there and not null. */
    private @Nullable JsonSlice find(String member) {
        JsonSlice value = members.get(member);
        return value == null || value.kind() == Kind.NULL ? null : value;
    }

    private @Nullable String text(String member) {
        JsonSlice value = members.get(member);
        if (value == null) {
            return null;
        }
        String text = value.kind() == Kind.STRING ? value.text() : "";
        if (text.isBlank() || !PlainText.fits(text)) {
            fault(member, A_TEXT.formatted(member, PlainText.LONGEST));
            return null;
        }
        return text;
    }

    /** {@code "secret": null} asks for nothing, as leaving it out does. */
    private @Nullable Secret secret() {
        String secret = find("secret") == null ? null : text("secret");
        return secret == null ? null : new Secret(secret);
    }

    private @Nullable String url() {
        JsonSlice value = members.get("url");
        if (value == null) {
            return null;
        }
        if (value.kind() != Kind.STRING) {
            fault("url", "url must be a text.");
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
            fault("events", "events must be a list of one or more event types.");
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
                fault("status", "status must be active or inactive.");
                yield null;
            }
        };
    }
}
