package org.belfry.api.hub;

import java.util.List;
import java.util.OptionalInt;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.member.MemberDesk;
import org.belfry.member.MemberRoles;
import org.belfry.security.PasswordRule;

/** Reads what a client says of a member. */
final class MemberIn {
    private MemberIn() {}

    /** Somebody who says that a member is him. */
    record Login(EmailAddress email, String password) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    static MemberDesk.Wanted toCreate(JsonSlice body, MemberRoles roles) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        ContactId contact = Grants.required(form, "contact_id", MemberIn::contact);
        String role = form.valueOr("role", roles.usual(), roles.usual(), value -> role(value, roles));
        Boolean welcome = form.value("send_notification", MergeForm::truth);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        if (contact == null || role == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return new MemberDesk.Wanted(contact, role, welcome != null && welcome);
    }

    static Login toAuthenticate(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        EmailAddress email = Grants.required(form, "email", value -> EmailAddress.parse(MergeForm.text(value))
                .orElseThrow(() -> new IllegalArgumentException("Must be an email address.")));
        String password = Grants.required(form, "password", MemberIn::password);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        if (email == null || password == null) {
            throw new IllegalStateException("What is missing is a fault.");
        }
        return new Login(email, password);
    }

    static Problem.Thrown noSuchContact() {
        return new Problem.Thrown(
                Problem.unprocessable(List.of(new Problem.FieldError("contact_id", "There is no such contact."))));
    }

    private static ContactId contact(JsonSlice value) {
        OptionalInt number = value.whole(1, Integer.MAX_VALUE);
        return new ContactId(number.orElseThrow(() -> new IllegalArgumentException("Must be the id of a contact.")));
    }

    private static String role(JsonSlice value, MemberRoles roles) {
        String role = MergeForm.text(value);
        if (!roles.has(role)) {
            throw new IllegalArgumentException("Must be one of " + String.join(", ", roles.names()) + ".");
        }
        return role;
    }

    private static String password(JsonSlice value) {
        String password = MergeForm.text(value);
        if (password.length() > PasswordRule.LONGEST) {
            throw new IllegalArgumentException(
                    "Must be a text of at most %d characters.".formatted(PasswordRule.LONGEST));
        }
        return password;
    }
}
