package org.belfry.api.community;

import java.util.LinkedHashMap;
import java.util.Map;
import org.belfry.api.wordpress.Allowed;
import org.belfry.api.wordpress.WebhookForm;
import org.belfry.delivery.SendingEdit;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.FluentCommunity;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.jspecify.annotations.Nullable;

/** Reads what Fluent Community's webhooks have beyond others: headers and retries. What was shown masked may be sent back. */
final class WebhookIn {
    private final WebhookForm form;
    private final Before before;

    private WebhookIn(WebhookForm form, Before before) {
        this.form = form;
        this.before = before;
    }

    /**
     * What the client wants.
     *
     * @throws org.belfry.api.wordpress.WordPressError.Thrown when something of it is wrong
     */
    static WebhookEdit read(WebhookForm form, Before before, Allowed allowed) {
        WebhookEdit.Basics basics = form.basics();
        WebhookIn in = new WebhookIn(form, before);
        SendingEdit sending = new SendingEdit(in.access(), in.terms(), null);
        form.require(basics, CommunityProduct.PRODUCT, allowed);
        return new WebhookEdit(basics, sending);
    }

    /** Headers replace those before as a whole, as events do. */
    private @Nullable TargetAccess access() {
        return form.value("headers", value -> {
            CustomHeaders headers =
                    CustomHeaders.of(texts(value), before.access().headers());
            headers.checkBeside(before.access().auth());
            return new TargetAccess(before.access().auth(), headers);
        });
    }

    private static Map<String, String> texts(JsonSlice value) {
        if (value.kind() == Kind.ARRAY && value.items().isEmpty()) {
            // PHP writes an object without members like this.
            return Map.of();
        }
        if (value.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("headers must be an object with a text for each header.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        value.members().forEach((name, text) -> {
            if (text.kind() != Kind.STRING) {
                throw new IllegalArgumentException("The header %s must be a text.".formatted(Echo.of(name)));
            }
            texts.put(name, text.text());
        });
        return texts;
    }

    /** The same number again leaves the steps alone: the native API can give a webhook others, and more of them. */
    private @Nullable Terms terms() {
        Integer retries = form.value("retry_count", this::retries);
        return retries == null || retries == before.retries()
                ? null
                : before.terms().retriedAfter(FluentCommunity.schedule(retries));
    }

    private int retries(JsonSlice value) {
        int most = Math.max(before.retries(), FluentCommunity.MOST_RETRIES);
        int retries = value.whole(0, most).orElse(-1);
        if (retries < 0 || (retries > FluentCommunity.MOST_RETRIES && retries != before.retries())) {
            throw new IllegalArgumentException(
                    "retry_count must be a whole number from 0 to %d.".formatted(FluentCommunity.MOST_RETRIES));
        }
        return retries;
    }
}
