package org.belfry.api.hub;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.Tenant;
import org.belfry.people.Tenants;
import org.belfry.security.Caller;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** What is given to a user or a key: a role, and a tenant, which only the first administrator may choose. */
@Dependent
public class Grants {
    private final Tenants tenants;

    @Inject
    public Grants(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * The tenant that a new user or key is to belong to.
     *
     * @param wanted null for the caller's own
     */
    Tenant tenant(Caller caller, @Nullable String wanted) {
        if (wanted == null) {
            return caller.tenant();
        }
        if (caller.role() != Role.OPERATOR) {
            throw new Problem.Thrown(
                    new Problem(403, "Forbidden", "Only the first administrator may choose a tenant; leave it out."));
        }
        try {
            Tenant tenant = new Tenant(wanted);
            if (tenants.has(tenant)) {
                return tenant;
            }
        } catch (IllegalArgumentException e) {
            // What has another form is not there either.
        }
        throw new Problem.Thrown(
                Problem.unprocessable(List.of(new Problem.FieldError("tenant", "There is no such tenant."))));
    }

    static Role role(JsonSlice value) {
        return Role.given(MergeForm.text(value))
                .orElseThrow(() -> new IllegalArgumentException("Must be admin, publisher or viewer."));
    }

    /** A member that must be there; null when there is a fault. */
    static <T> @Nullable T required(MergeForm form, String name, Function<JsonSlice, T> reader) {
        if (!form.has(name) || form.isNull(name)) {
            form.fault(name, "Is required.");
        }
        return form.value(name, reader);
    }
}
