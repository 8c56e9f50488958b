package org.belfry.api.wpfusion;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.belfry.crm.CrmId;
import org.belfry.fusion.ContactIds;
import org.belfry.fusion.FusionAction;
import org.belfry.fusion.FusionCall;
import org.belfry.member.MemberRoles;
import org.belfry.web.FormText;
import org.belfry.web.JsonBody;
import org.jspecify.annotations.Nullable;

/** Reads what a request calls for, after its key was found right. */
final class FusionRequest {
    private static final String CONTACT_ID = "contact_id";

    private final FormText query;
    private final HttpServletRequest request;
    private final MemberRoles roles;

    FusionRequest(FormText query, HttpServletRequest request, MemberRoles roles) {
        this.query = query;
        this.request = request;
        this.roles = roles;
    }

    /** One call for each contact. */
    List<FusionCall> calls() {
        FusionAction action = FusionAction.named(String.valueOf(query.one("wpf_action")))
                .orElseThrow(() ->
                        new Answer.Thrown(400, "invalid_action", "wpf_action must be add, update or update_tags."));
        String role = action == FusionAction.UPDATE_TAGS ? null : role();
        boolean welcome = action == FusionAction.ADD && "true".equals(query.one("send_notification"));
        return contacts().stream()
                .map(contact -> new FusionCall(action, contact, role, welcome))
                .toList();
    }

    private @Nullable String role() {
        String role = query.one("role");
        if (role != null && !roles.has(role)) {
            throw new Answer.Thrown(
                    400, "invalid_role", "There is no such role; there are " + String.join(", ", roles.names()) + ".");
        }
        return role;
    }

    private List<CrmId> contacts() {
        Collection<String> written = written();
        if (written.isEmpty()) {
            throw new Answer.Thrown(400, "missing_contact_id", "The request names no contact: contact_id is missing.");
        }
        List<CrmId> ids = ContactIds.distinct(written)
                .orElseThrow(() -> new Answer.Thrown(
                        400, "invalid_contact_id", "A contact_id has 1 to %d characters.".formatted(CrmId.LONGEST)));
        if (ids.size() > ContactIds.MOST) {
            throw new Answer.Thrown(
                    400, "too_many_contacts", "A request names at most %d contacts.".formatted(ContactIds.MOST));
        }
        return ids;
    }

    /** Those of the URL, else those of the body, which is not read when the URL names some. */
    private Collection<String> written() {
        List<String> ids = new ArrayList<>(query.all(CONTACT_ID));
        ids.addAll(query.all(CONTACT_ID + "[]"));
        if (!ids.isEmpty() || !request.getMethod().equals("POST")) {
            return ids;
        }
        byte[] body = JsonBody.bytes(request);
        if (body.length == 0) {
            return ids;
        }
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                ? new FormText(new String(body, UTF_8)).all(CONTACT_ID)
                : ContactIds.in(JsonBody.parse(request, body));
    }
}
