package org.belfry.api.hub;

import java.util.Locale;
import org.belfry.contact.ContactNote;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.TextField;

/** A contact as the native API shows it: every member, null where nothing is known. */
final class ContactOut {
    private ContactOut() {}

    static RawJson of(ContactState contact) {
        ObjectText out = new ObjectText()
                .number("id", contact.id().value())
                .text("email", contact.profile().email().value());
        for (TextField field : TextField.values()) {
            WebhookOut.addText(
                    out, field.wireName(), contact.profile().text(field).orElse(null));
        }
        ObjectText custom = new ObjectText();
        contact.profile().custom().forEach(custom::raw);
        out.text("status", contact.standing().status().wireName())
                .texts("lists", contact.lists().slugs())
                .texts("tags", contact.tags().slugs())
                .raw("custom_fields", custom.done());
        WebhookOut.addTime(out, "confirmed_at", contact.standing().confirmedAt());
        WebhookOut.addTime(out, "opted_out_at", contact.standing().optedOutAt());
        WebhookOut.addTime(out, "created_at", contact.createdAt());
        WebhookOut.addTime(out, "updated_at", contact.updatedAt());
        return out.done();
    }

    static RawJson of(ContactNote note) {
        ObjectText out = new ObjectText();
        WebhookOut.addTime(out, "at", note.at());
        return out.text("event", note.type())
                .text("by", note.authority().name().toLowerCase(Locale.ROOT))
                .raw("detail", note.detail())
                .done();
    }

    static RawJson of(Label label) {
        return new ObjectText()
                .number("id", label.id())
                .text("slug", label.slug().value())
                .text("title", label.title())
                .done();
    }
}
