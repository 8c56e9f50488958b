package org.belfry.api.hub;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.belfry.delivery.SendingEdit;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Verdict;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.belfry.retry.RetrySchedule;
import org.belfry.targetauth.AuthJson;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.targetauth.TargetAuth;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.jspecify.annotations.Nullable;

/** Reads how a webhook's deliveries are to be shaped, authenticated and sent. */
final class SendingIn {
    private static final TargetAuth NO_AUTH = TargetAccess.NONE.auth();

    private final MergeForm form;
    private final Before before;

    SendingIn(MergeForm form, Before before) {
        this.form = form;
        this.before = before;
    }

    SendingEdit edit() {
        return new SendingEdit(access(), terms(), shape());
    }

    private @Nullable TargetAccess access() {
        boolean authGiven = form.has("auth");
        boolean headersGiven = form.has("headers");
        if (!authGiven && !headersGiven) {
            return null;
        }
        TargetAuth auth = form.valueOr(
                "auth",
                NO_AUTH,
                before.access().auth(),
                value -> AuthJson.read(value, before.access().auth()));
        CustomHeaders headers =
                form.valueOr("headers", CustomHeaders.NONE, before.access().headers(), this::headers);
        if (auth == null || headers == null) {
            return null;
        }
        return new TargetAccess(auth, headers);
    }

    /** Headers are merged one by one, as RFC 7396 says; null takes one back. */
    private CustomHeaders headers(JsonSlice value) {
        if (value.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("Must be an object with a text for each header.");
        }
        Map<String, String> merged =
                new LinkedHashMap<>(before.access().headers().reveal());
        value.members().forEach((name, text) -> {
            if (text.kind() == Kind.NULL) {
                merged.remove(name);
            } else if (text.kind() == Kind.STRING) {
                merged.put(name, text.text());
            } else {
                throw new IllegalArgumentException("The header %s must be a text.".formatted(Echo.of(name)));
            }
        });
        return CustomHeaders.of(merged, before.access().headers());
    }

    /** Whether requests may go there like this: a credential in the query is part of the URL. */
    void requireFit(String url, TargetAccess access, EgressPolicy policy) {
        try {
            access.headers().checkBeside(access.auth());
        } catch (IllegalArgumentException e) {
            form.fault("headers", String.valueOf(e.getMessage()));
        }
        try {
            if (!(policy.check(url) instanceof Verdict.Allowed)
                    || !(policy.check(access.auth().applyTo(url)) instanceof Verdict.Allowed)) {
                form.fault("url", EgressPolicy.REFUSED);
            }
        } catch (IllegalArgumentException e) {
            form.fault("url", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Terms terms() {
        Terms old = before.terms();
        Integer seconds = form.valueOr(
                "timeout_seconds",
                Terms.MOST_SECONDS,
                (int) old.timeout().toSeconds(),
                MergeForm.number(1, Terms.MOST_SECONDS));
        Integer inFlight = form.valueOr(
                "max_in_flight", Terms.MOST_IN_FLIGHT, old.inFlight(), MergeForm.number(1, Terms.MOST_IN_FLIGHT));
        Integer perSecond =
                form.valueOr("rate_limit_per_second", 0, old.perSecond(), MergeForm.number(1, Terms.MOST_PER_SECOND));
        Boolean expectJson = form.valueOr("expect_json", false, old.expectJson(), MergeForm::truth);
        Optional<RetrySchedule> schedule = form.valueOr(
                "retry_schedule",
                Optional.empty(),
                Optional.ofNullable(old.schedule()),
                value -> Optional.of(schedule(value)));
        if (seconds == null || inFlight == null || perSecond == null || expectJson == null || schedule == null) {
            return null;
        }
        return new Terms(Duration.ofSeconds(seconds), inFlight, perSecond, expectJson, schedule.orElse(null));
    }

    private static RetrySchedule schedule(JsonSlice value) {
        if (value.kind() != Kind.ARRAY) {
            throw new IllegalArgumentException("Must be a list of steps such as 30m.");
        }
        return RetrySchedule.parse(value.items().stream().map(MergeForm::text).toList());
    }

    private SendingEdit.@Nullable Shape shape() {
        if (form.isNull("payload_template")) {
            return new SendingEdit.Shape.Usual();
        }
        PayloadTemplate template = form.value("payload_template", value -> PayloadTemplate.of(value.raw()));
        if (template != null && !before.dialect().takesTemplate()) {
            form.fault(
                    "payload_template",
                    "The dialect %s has a body of its own."
                            .formatted(before.dialect().wireName()));
        }
        return template == null ? null : new SendingEdit.Shape.Built(template);
    }
}
