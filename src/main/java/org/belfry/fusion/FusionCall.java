package org.belfry.fusion;

import java.util.Optional;
import org.belfry.crm.CrmId;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM asks for one of its contacts.
 *
 * @param role of the member; null with {@code update_tags}, and when none was named
 * @param welcome whether a new member gets a welcome mail
 */
public record FusionCall(FusionAction action, CrmId contact, @Nullable String role, boolean welcome) {
    private static final String ROLE_FORM = "[A-Za-z0-9_-]{1,64}";

    /** Whether a role may be called so: 1 to 64 of {@code A-Z a-z 0-9 _ -}. */
    public static boolean isRole(String text) {
        return text.matches(ROLE_FORM);
    }

    /** As a receipt's payload shows it. */
    public RawJson json() {
        ObjectText out = new ObjectText().text("action", action.wireName()).text("contact_id", contact.value());
        if (role != null) {
            out.text("role", role);
        }
        if (welcome) {
            out.yes("send_notification");
        }
        return out.done();
    }

    /** Reads {@link #json}, which an operator may have edited; nothing when it is no call. */
    static Optional<FusionCall> read(JsonSlice json) {
        if (json.kind() != Kind.OBJECT) {
            return Optional.empty();
        }
        String role = text(json, "role").filter(FusionCall::isRole).orElse(null);
        JsonSlice welcome = json.members().get("send_notification");
        boolean greeted = welcome != null && welcome.kind() == Kind.BOOLEAN && welcome.truth();
        return text(json, "action").flatMap(FusionAction::named).flatMap(action -> text(json, "contact_id")
                .flatMap(CrmId::of)
                .map(contact -> new FusionCall(action, contact, role, greeted)));
    }

    private static Optional<String> text(JsonSlice json, String name) {
        JsonSlice value = json.members().get(name);
        return value == null || value.kind() != Kind.STRING ? Optional.empty() : Optional.of(value.text());
    }
}
