package org.belfry.api.hub;

import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.PlainText;
import org.belfry.kernel.Secret;
import org.belfry.people.People;
import org.belfry.security.PasswordRule;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** Reads what an administrator says of a user. Nothing of a password is ever repeated. */
final class UserIn {
    private static final int LONGEST_NAME = 64;

    private UserIn() {}

    /**
     * A user that is to be made.
     *
     * @param tenant null for the caller's own
     */
    record New(String name, Secret password, Role role, @Nullable String tenant) {}

    static New toCreate(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        String name = Grants.required(form, "username", value -> name(MergeForm.text(value)));
        Secret password = Grants.required(form, "password", value -> password(MergeForm.text(value)));
        Role role = Grants.required(form, "role", Grants::role);
        String tenant = form.value("tenant", MergeForm::text);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        if (name == null || password == null || role == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return new New(name, password, role, tenant);
    }

    static People.UserChange toChange(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        for (String lasting : new String[] {"username", "tenant"}) {
            if (form.has(lasting)) {
                form.fault(lasting, "Cannot be changed.");
            }
        }
        for (String needed : new String[] {"password", "role"}) {
            if (form.isNull(needed)) {
                form.fault(needed, "Cannot be taken back.");
            }
        }
        Secret password = form.value("password", value -> password(MergeForm.text(value)));
        Role role = form.value("role", Grants::role);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return new People.UserChange(password, role);
    }

    /** HTTP Basic ends a name with a colon. */
    private static String name(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST_NAME
                || !text.equals(text.strip())
                || text.indexOf(':') >= 0
                || !PlainText.isClean(text)) {
            throw new IllegalArgumentException(
                    "Must be a text of 1 to %d characters without colons.".formatted(LONGEST_NAME));
        }
        return text;
    }

    private static Secret password(String text) {
        return PasswordRule.accepted(text).orElseThrow(() -> new IllegalArgumentException(PasswordRule.SENTENCE));
    }
}
