package org.belfry.api.hub;

import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.member.Member;

/** A member as the native API shows it. */
final class MemberOut {
    private MemberOut() {}

    static RawJson of(Member member) {
        ObjectText out = new ObjectText()
                .number("id", member.contact().value())
                .text("email", member.email().value())
                .text("role", member.role());
        WebhookOut.addTime(out, "password_set_at", member.passwordSetAt());
        Member.Link link = member.link();
        if (link == null) {
            out.nothing("link");
        } else {
            out.raw("link", of(link));
        }
        WebhookOut.addTime(out, "created_at", member.createdAt());
        WebhookOut.addTime(out, "updated_at", member.updatedAt());
        return out.done();
    }

    private static RawJson of(Member.Link link) {
        ObjectText out = new ObjectText().text("status", link.state().wireName());
        WebhookOut.addTime(out, "expires_at", link.expiresAt());
        WebhookOut.addText(out, "error", link.error());
        return out.done();
    }
}
