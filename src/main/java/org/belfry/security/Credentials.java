package org.belfry.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;

/**
 * Tells whom a user name and password belong to: the first administrator, whose password comes from the configuration
 * or from a file that only the operator can read.
 */
public final class Credentials {
    private final Caller administrator;
    private final byte[] digest;

    public Credentials(String adminUser, Secret adminPassword) {
        this.administrator = new Caller(adminUser, Tenant.DEFAULT, Role.OPERATOR);
        this.digest = digest(adminUser, adminPassword.reveal());
    }

    /** The caller, or nothing; takes the same time whether the name or the password is wrong. */
    public Optional<Caller> verify(String user, String password) {
        return MessageDigest.isEqual(digest, digest(user, password)) ? Optional.of(administrator) : Optional.empty();
    }

    /** Whether the name is that of the first administrator, so that no other user can have it. */
    public boolean isNamed(String user) {
        return administrator.name().equals(user);
    }

    private static byte[] digest(String user, String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
