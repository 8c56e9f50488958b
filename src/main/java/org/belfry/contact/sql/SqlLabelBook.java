package org.belfry.contact.sql;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.belfry.contact.Label;
import org.belfry.contact.LabelBook;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Slug;
import org.belfry.database.Rows;
import org.belfry.kernel.Tenant;

/** Lists and tags in one table. */
public final class SqlLabelBook implements LabelBook {
    private final Rows rows;
    private final InstantSource clock;

    public SqlLabelBook(Rows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Label findOrAdd(Tenant tenant, LabelKind kind, Slug slug, String title) {
        return find(tenant, kind, slug).orElseGet(() -> {
            rows.insertUnlessThere(
                    "INSERT INTO label (id, tenant, kind, slug, title, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                    rows.next("label_ids"),
                    tenant.id(),
                    kind.wireName(),
                    slug.value(),
                    title,
                    clock.instant());
            // Of somebody else's that came in between, too.
            return find(tenant, kind, slug).orElseThrow();
        });
    }

    @Override
    public Optional<Label> find(Tenant tenant, LabelKind kind, Slug slug) {
        return rows.first(
                "SELECT * FROM label WHERE tenant = ? AND kind = ? AND slug = ?",
                LabelsOfContacts::label,
                tenant.id(),
                kind.wireName(),
                slug.value());
    }

    @Override
    public List<Label> page(Tenant tenant, LabelKind kind, long after, int limit) {
        return rows.list(
                "SELECT * FROM label WHERE tenant = ? AND kind = ? AND id > ? ORDER BY id FETCH FIRST " + limit
                        + " ROWS ONLY",
                LabelsOfContacts::label,
                tenant.id(),
                kind.wireName(),
                after);
    }

    @Override
    public void rename(Label label, String title) {
        rows.change("UPDATE label SET title = ? WHERE id = ?", title, label.id());
    }

    @Override
    public boolean removeUnused(Label label) {
        return rows.change(
                        "DELETE FROM label WHERE id = ? AND NOT EXISTS"
                                + " (SELECT 1 FROM contact_label WHERE label_id = ?)",
                        label.id(),
                        label.id())
                > 0;
    }
}
