package org.belfry.api.hub;

import java.util.List;
import org.belfry.crm.CrmConnection.Reach;
import org.belfry.crm.CrmConnection.Reading;
import org.belfry.crm.CrmDesk;
import org.belfry.crm.CrmId;
import org.belfry.crm.Preset;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Verdict;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.mapping.Mapping;
import org.belfry.mapping.Path;
import org.belfry.targetauth.AuthJson;
import org.belfry.targetauth.TargetAuth;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of a CRM connection: a new one, or a change by JSON merge. All faults are told at once. */
final class CrmConnectionIn {
    private static final int LONGEST_PATH = 1024;
    private static final String ID = "{id}";

    private final Faults faults = new Faults();
    private final MergeForm form;
    private final EgressPolicy policy;

    private CrmConnectionIn(JsonSlice body, EgressPolicy policy) {
        this.policy = policy;
        this.form = new MergeForm(body, faults);
    }

    /** A new one: name and base URL are required; null counts as absent. */
    static CrmDesk.Wanted toCreate(JsonSlice body, EgressPolicy policy) {
        CrmConnectionIn in = new CrmConnectionIn(body, policy);
        List.of("name", "base_url").stream()
                .filter(name -> !in.form.has(name) || in.form.isNull(name))
                .forEach(name -> in.form.fault(name, "Is required."));
        return in.wanted(
                new CrmDesk.Wanted(new Reach("", "", ""), new TargetAuth.None(), new Reading(null, null, null)));
    }

    /** @param before as it stands, its authentication opened */
    static CrmDesk.Wanted toChange(JsonSlice body, CrmDesk.Wanted before, EgressPolicy policy) {
        CrmConnectionIn in = new CrmConnectionIn(body, policy);
        List.of("name", "base_url").stream()
                .filter(in.form::isNull)
                .forEach(name -> in.form.fault(name, "Cannot be taken back."));
        return in.wanted(before);
    }

    private CrmDesk.Wanted wanted(CrmDesk.Wanted before) {
        Reading reading = reading(before.reading());
        Reach reach = new Reach(
                or(form.value("name", IncomingWebhookIn::text), before.reach().name()),
                or(
                        form.value("base_url", CrmConnectionIn::baseUrl),
                        before.reach().baseUrl()),
                contactPath(before, reading.preset()));
        TargetAuth auth = or(
                form.valueOr(
                        "auth", new TargetAuth.None(), before.auth(), value -> AuthJson.read(value, before.auth())),
                before.auth());
        form.refuseTheRest();
        if (faults.isEmpty()) {
            requireFit(reach, auth);
        }
        Problem.throwIfAny(faults);
        return new CrmDesk.Wanted(reach, auth, reading);
    }

    private Reading reading(Reading before) {
        return new Reading(
                form.has("preset") ? form.value("preset", CrmConnectionIn::preset) : before.preset(),
                form.has("mapping")
                        ? form.value("mapping", value -> Mapping.read(value, "mapping", faults))
                        : before.mapping(),
                form.has("tags_path") ? form.value("tags_path", CrmConnectionIn::tagsPath) : before.tagsPath());
    }

    /** Null, or none at the beginning, is the preset's. */
    private String contactPath(CrmDesk.Wanted before, @Nullable Preset preset) {
        String usual = preset == null ? Preset.USUAL_CONTACT_PATH : preset.contactPath();
        boolean untold = before.reach().contactPath().isEmpty();
        String path = form.valueOr(
                "contact_path", usual, untold ? usual : before.reach().contactPath(), CrmConnectionIn::contactPath);
        return or(path, usual);
    }

    private void requireFit(Reach reach, TargetAuth auth) {
        try {
            String url = reach.baseUrl() + reach.contactPath().replace(ID, new CrmId("1").escaped());
            if (!(policy.check(auth.applyTo(url)) instanceof Verdict.Allowed)) {
                form.fault("base_url", EgressPolicy.REFUSED);
            }
        } catch (IllegalArgumentException e) {
            form.fault("base_url", String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T value, T usual) {
        return value == null ? usual : value;
    }

    private static String baseUrl(JsonSlice value) {
        String text = IncomingWebhookIn.text(value);
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw new IllegalArgumentException("Must be a URL without query and fragment.");
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String contactPath(JsonSlice value) {
        String text = MergeForm.text(value);
        int id = text.indexOf(ID);
        boolean once = id >= 0 && text.indexOf(ID, id + 1) < 0;
        if (!text.startsWith("/") || !once || text.length() > LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "Must begin with a slash, hold {id} once, and have at most %d characters.".formatted(LONGEST_PATH));
        }
        return text;
    }

    private static Preset preset(JsonSlice value) {
        return Preset.named(MergeForm.text(value))
                .orElseThrow(() -> new IllegalArgumentException("Must be hubspot, salesforce or fluentcrm."));
    }

    private static String tagsPath(JsonSlice value) {
        String text = MergeForm.text(value);
        if (!Path.isPath(text)) {
            throw new IllegalArgumentException("Must be names with dots between.");
        }
        return text;
    }
}
