package org.belfry.incoming;

import static org.belfry.incoming.ReportJson.required;

import java.util.List;
import org.belfry.action.Effect;
import org.belfry.action.Reference;
import org.belfry.contact.Label;
import org.belfry.contact.Slug;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Effects on their way, as they are kept. Their data is the receipt's payload and not written again. */
public final class EffectJson {
    private EffectJson() {}

    /** All of them. */
    public static RawJson of(List<PendingEffect> effects) {
        return ObjectText.listed(effects.stream().map(EffectJson::of).toList());
    }

    private static RawJson of(PendingEffect pending) {
        ObjectText out = new ObjectText()
                .number("action", pending.action())
                .raw("done", RawJson.of(Boolean.toString(pending.done())));
        write(pending.effect(), out);
        return out.done();
    }

    private static void write(Effect effect, ObjectText out) {
        if (effect instanceof Effect.SendConfirmation mail) {
            out.text("kind", "confirmation")
                    .number("contact", mail.contact().value())
                    .text("email", mail.email().value())
                    .number("list", mail.list().id())
                    .text("slug", mail.list().slug().value())
                    .text("title", mail.list().title());
        } else if (effect instanceof Effect.SendCrmRecord record) {
            out.text("kind", "crm")
                    .text("text", record.connection().text())
                    .raw("connection", record.connection().raw())
                    .raw("record", record.record());
        } else if (effect instanceof Effect.CallHandler call) {
            out.text("kind", "handler")
                    .text("handler", call.handler())
                    .text("email", call.email().value());
        } else if (effect instanceof Effect.CallUrl call) {
            out.text("kind", "url")
                    .text("url", call.url())
                    .text("email", call.email().value());
            if (call.template() != null) {
                out.raw("template", call.template());
            }
        } else if (effect instanceof Effect.StartAutomation start) {
            out.text("kind", "automation")
                    .text("text", start.automation().text())
                    .raw("automation", start.automation().raw())
                    .text("email", start.email().value());
        }
    }

    /** What {@link #of(List)} wrote. */
    public static List<PendingEffect> read(RawJson effects, RawJson payload) {
        return StrictJson.read(effects.bytes()).items().stream()
                .map(effect -> new PendingEffect(
                        required(effect, "action").number().intValue(),
                        effect(effect, payload),
                        required(effect, "done").truth()))
                .toList();
    }

    private static Effect effect(JsonSlice kept, RawJson payload) {
        String kind = text(kept, "kind");
        return switch (kind) {
            case "confirmation" ->
                new Effect.SendConfirmation(
                        new ContactId(number(kept, "contact")),
                        email(kept),
                        new Label(number(kept, "list"), new Slug(text(kept, "slug")), text(kept, "title")));
            case "crm" ->
                new Effect.SendCrmRecord(
                        reference(kept, "connection"), required(kept, "record").raw());
            case "handler" -> new Effect.CallHandler(text(kept, "handler"), email(kept), payload);
            case "url" -> new Effect.CallUrl(text(kept, "url"), template(kept), email(kept), payload);
            case "automation" -> new Effect.StartAutomation(reference(kept, "automation"), email(kept), payload);
            default -> throw new IllegalStateException("An effect of an unknown kind was kept: " + kind);
        };
    }

    private static @Nullable RawJson template(JsonSlice kept) {
        JsonSlice template = kept.members().get("template");
        return template == null ? null : template.raw();
    }

    private static Reference reference(JsonSlice kept, String raw) {
        return new Reference(text(kept, "text"), required(kept, raw).raw());
    }

    private static EmailAddress email(JsonSlice kept) {
        return new EmailAddress(text(kept, "email"));
    }

    private static String text(JsonSlice kept, String name) {
        return required(kept, name).text();
    }

    private static long number(JsonSlice kept, String name) {
        return required(kept, name).number().longValue();
    }
}
