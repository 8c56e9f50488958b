package org.belfry.mail;

import java.util.Optional;
import org.belfry.kernel.Secret;

/**
 * How mail leaves.
 *
 * @param from the sender's address
 * @param login empty when the server asks for none
 * @param startTls whether the connection must become encrypted
 */
public record MailSettings(String host, int port, String from, Optional<Login> login, boolean startTls) {
    /** Who sends. */
    public record Login(String user, Secret password) {}
}
