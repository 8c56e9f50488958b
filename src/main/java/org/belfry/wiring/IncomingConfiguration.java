package org.belfry.wiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.egress.AddressRanges;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Secret;
import org.belfry.mail.MailSettings;
import org.belfry.member.MemberRoles;

/** Turns configuration values into {@link IncomingSettings}, or says in one sentence which of them is wrong. */
final class IncomingConfiguration {
    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;
    private static final int LAST_PORT = 65_535;

    private final Function<String, Optional<String>> values;

    /** @param values not blank */
    IncomingConfiguration(Function<String, Optional<String>> values) {
        this.values = values;
    }

    IncomingSettings read() {
        return new IncomingSettings(
                trustedProxies(),
                truth("belfry.loopback.guard", "BELFRY_LOOPBACK_GUARD", true),
                publicUrl(),
                values.apply("belfry.mail.host").map(this::mail),
                values.apply("belfry.wpf.access.key").map(Secret::new),
                memberRoles());
    }

    private MemberRoles memberRoles() {
        List<String> names = list("belfry.member.roles");
        try {
            return names.isEmpty() ? MemberRoles.USUAL : new MemberRoles(names);
        } catch (IllegalArgumentException e) {
            throw new WrongConfiguration("BELFRY_MEMBER_ROLES: " + e.getMessage() + ", with commas between.");
        }
    }

    private List<String> list(String name) {
        return Arrays.stream(values.apply(name).orElse("").split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private AddressRanges trustedProxies() {
        try {
            return AddressRanges.parse(list("belfry.trusted.proxies"));
        } catch (IllegalArgumentException e) {
            throw new WrongConfiguration("BELFRY_TRUSTED_PROXIES: " + e.getMessage());
        }
    }

    private Optional<String> publicUrl() {
        return values.apply("belfry.public.url").map(text -> {
            try {
                URI uri = new URI(text);
                boolean root = uri.getRawPath() == null || uri.getRawPath().matches("/?");
                if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && root) {
                    return uri.getScheme() + "://" + uri.getRawAuthority();
                }
            } catch (URISyntaxException e) {
                // Told below.
            }
            throw new WrongConfiguration("BELFRY_PUBLIC_URL must look like https://hooks.example.com.");
        });
    }

    private MailSettings mail(String host) {
        boolean startTls = truth("belfry.mail.starttls", "BELFRY_MAIL_STARTTLS", false);
        String from = values.apply("belfry.mail.from").orElse("");
        if (EmailAddress.parse(from).isEmpty()) {
            throw new WrongConfiguration("BELFRY_MAIL_FROM must be an email address when BELFRY_MAIL_HOST is set.");
        }
        Optional<String> user = values.apply("belfry.mail.user");
        Optional<String> password = values.apply("belfry.mail.password");
        if (user.isPresent() != password.isPresent()) {
            throw new WrongConfiguration("BELFRY_MAIL_USER and BELFRY_MAIL_PASSWORD belong together.");
        }
        Optional<MailSettings.Login> login =
                user.map(name -> new MailSettings.Login(name, new Secret(password.orElseThrow())));
        return new MailSettings(host, port(startTls ? SUBMISSION : SMTP), from, login, startTls);
    }

    private int port(int usual) {
        String text = values.apply("belfry.mail.port").orElse(Integer.toString(usual));
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new WrongConfiguration("BELFRY_MAIL_PORT must be a port from 1 to 65535.");
        }
        return port;
    }

    private boolean truth(String name, String spelled, boolean usual) {
        return switch (values.apply(name).orElse(Boolean.toString(usual)).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongConfiguration(spelled + " must be true or false.");
        };
    }
}
