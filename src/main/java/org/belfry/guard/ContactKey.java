package org.belfry.guard;

import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/**
 * Whom a request is about, by the name it uses.
 *
 * @param name unique within the tenant
 */
public record ContactKey(Tenant tenant, String name) {
    /** The contact with that address. */
    public static ContactKey ofEmail(Tenant tenant, EmailAddress email) {
        return new ContactKey(tenant, "email:" + email.value());
    }

    /** The contact that a CRM knows by that id. */
    public static ContactKey ofCrm(Tenant tenant, String contactId) {
        return new ContactKey(tenant, "crm:" + contactId);
    }
}
