package org.belfry.contact;

/** Another contact of the tenant has that address; the transaction is to be given up. */
public final class EmailTaken extends RuntimeException {
    public EmailTaken() {
        super("Another contact has this email address.", null, false, false);
    }
}
