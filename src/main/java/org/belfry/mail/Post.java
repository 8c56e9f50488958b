package org.belfry.mail;

import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** Sends mails that lead back to Belfry, when it has a mail server and knows its own address. */
public final class Post {
    private static final Logger LOG = System.getLogger(Post.class.getName());

    private final Optional<Carrier> carrier;
    private final Function<Tenant, Optional<String>> address;

    /**
     * @param carrier empty when no mail server is configured
     * @param address under which a tenant's readers find Belfry, without a slash at its end; empty when none is known
     */
    public Post(Optional<Carrier> carrier, Function<Tenant, Optional<String>> address) {
        this.carrier = carrier;
        this.address = address;
    }

    /** Takes mails to where they go. */
    @FunctionalInterface
    public interface Carrier {
        /** @throws MessagingException when it was not taken */
        void send(EmailAddress to, String subject, String text) throws MessagingException;
    }

    /** A mail; its text is made around the address of a page of Belfry. */
    public record Letter(EmailAddress to, String subject, String page, Function<String, String> text) {}

    /** Why no mail can leave as things are, in a sentence; empty when one can. */
    public Optional<String> obstacle(Tenant tenant) {
        if (carrier.isEmpty()) {
            return Optional.of("BELFRY_MAIL_HOST is not set.");
        }
        return address.apply(tenant).isEmpty() ? Optional.of("BELFRY_PUBLIC_URL is not set.") : Optional.empty();
    }

    /** Sends it; why it did not leave, in a sentence, or empty when it did. */
    public Optional<String> send(Tenant tenant, Letter letter) {
        Optional<String> obstacle = obstacle(tenant);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        try {
            String link = address.apply(tenant).orElseThrow() + letter.page();
            carrier.orElseThrow()
                    .send(letter.to(), letter.subject(), letter.text().apply(link));
            return Optional.empty();
        } catch (MessagingException e) {
            LOG.log(
                    Level.WARNING,
                    "The mail server did not take a mail: {0}",
                    e.getClass().getName());
            return Optional.of("The mail server did not take it.");
        }
    }
}
