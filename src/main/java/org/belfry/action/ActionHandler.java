package org.belfry.action;

import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/**
 * A bean of an application that a custom action calls by its name: give it {@code @Named} and a scope. It is called after the
 * other actions are kept, outside a transaction; when it throws it is called again later, and after a crash perhaps twice.
 */
public interface ActionHandler {
    /** Does what the application wants. */
    void handle(Call call);

    /**
     * What came in.
     *
     * @param email whom it is about
     * @param data one record, as received
     */
    record Call(Tenant tenant, EmailAddress email, RawJson data) {}
}
