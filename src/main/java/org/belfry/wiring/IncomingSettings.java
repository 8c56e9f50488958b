package org.belfry.wiring;

import java.util.Optional;
import org.belfry.egress.AddressRanges;
import org.belfry.kernel.Secret;
import org.belfry.mail.MailSettings;
import org.belfry.member.MemberRoles;

/**
 * What the configuration says of requests that come in, and of what they lead to.
 *
 * @param trustedProxies whose {@code X-Forwarded-For} counts
 * @param loopbackGuard whether a contact that Belfry has just tagged is locked for a minute
 * @param publicUrl under which others reach Belfry, without a slash at its end
 * @param mail empty when no mail is sent
 * @param wpfAccessKey empty when no CRM may call at the root
 * @param memberRoles the roles that members may have
 */
record IncomingSettings(
        AddressRanges trustedProxies,
        boolean loopbackGuard,
        Optional<String> publicUrl,
        Optional<MailSettings> mail,
        Optional<Secret> wpfAccessKey,
        MemberRoles memberRoles) {}
