package org.belfry.contact.sql;

import java.util.ArrayList;
import java.util.List;
import org.belfry.contact.ContactFilter;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Slug;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** A filter as a condition with its parameters. */
final class FilterText {
    private final StringBuilder condition = new StringBuilder("tenant = ? AND id > ?");
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final Tenant tenant;

    FilterText(Tenant tenant, ContactFilter filter, long after) {
        this.tenant = tenant;
        parameters.add(tenant.id());
        parameters.add(after);
        if (filter.email() != null) {
            and("email = ?", filter.email().value());
        }
        if (filter.status() != null) {
            and("status = ?", filter.status().wireName());
        }
        has(LabelKind.TAG, filter.tag());
        has(LabelKind.LIST, filter.list());
    }

    private void has(LabelKind kind, @Nullable Slug slug) {
        if (slug != null) {
            condition.append(" AND EXISTS (SELECT 1 FROM contact_label c JOIN label l ON l.id = c.label_id"
                    + " WHERE c.contact_id = contact.id AND l.tenant = ? AND l.kind = ? AND l.slug = ?)");
            parameters.add(tenant.id());
            parameters.add(kind.wireName());
            parameters.add(slug.value());
        }
    }

    private void and(String text, Object parameter) {
        condition.append(" AND ").append(text);
        parameters.add(parameter);
    }

    String condition() {
        return condition.toString();
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }
}
