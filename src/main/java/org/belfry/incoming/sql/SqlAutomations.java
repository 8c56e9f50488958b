package org.belfry.incoming.sql;

import java.util.List;
import java.util.Optional;
import org.belfry.contact.Slug;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.Automation;
import org.belfry.incoming.Automations;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** Automations in a table; the unique key on the name has the last word. */
public final class SqlAutomations implements Automations {
    private static final String SELECT = "SELECT * FROM automation WHERE tenant = ? AND ";

    private final Rows rows;

    public SqlAutomations(Rows rows) {
        this.rows = rows;
    }

    @Override
    public long nextId() {
        return rows.next("automation_ids");
    }

    @Override
    public boolean add(Automation automation) {
        return rows.insertUnlessThere(
                "INSERT INTO automation (id, tenant, name, description, status, trigger_tag, steps, version, created_at,"
                        + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                automation.id(),
                automation.tenant().id(),
                automation.title().name(),
                automation.title().description(),
                status(automation),
                trigger(automation),
                automation.steps().json(),
                automation.version(),
                automation.createdAt(),
                automation.updatedAt());
    }

    @Override
    public boolean replace(Automation automation) {
        boolean taken = rows.first(
                        SELECT + "name = ? AND id <> ?",
                        row -> row.number("id"),
                        automation.tenant().id(),
                        automation.title().name(),
                        automation.id())
                .isPresent();
        return !taken
                && rows.change(
                                "UPDATE automation SET name = ?, description = ?, status = ?, trigger_tag = ?,"
                                        + " steps = ?, version = ?, updated_at = ? WHERE id = ?",
                                automation.title().name(),
                                automation.title().description(),
                                status(automation),
                                trigger(automation),
                                automation.steps().json(),
                                automation.version(),
                                automation.updatedAt(),
                                automation.id())
                        > 0;
    }

    private static String status(Automation automation) {
        return automation.active() ? "active" : "inactive";
    }

    private static @Nullable String trigger(Automation automation) {
        Slug trigger = automation.trigger();
        return trigger == null ? null : trigger.value();
    }

    @Override
    public void remove(long id) {
        rows.change("DELETE FROM automation WHERE id = ?", id);
    }

    @Override
    public Optional<Automation> find(Tenant tenant, long id) {
        return rows.first(SELECT + "id = ?", SqlAutomations::read, tenant.id(), id);
    }

    @Override
    public Optional<Automation> findForChange(Tenant tenant, long id) {
        return rows.first(SELECT + "id = ? FOR UPDATE", SqlAutomations::read, tenant.id(), id);
    }

    @Override
    public Optional<Automation> named(Tenant tenant, String text) {
        Optional<Automation> named = rows.first(SELECT + "name = ?", SqlAutomations::read, tenant.id(), text);
        boolean digits = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return named.isPresent() || !digits ? named : find(tenant, Long.parseLong(text));
    }

    @Override
    public List<Automation> startedBy(Tenant tenant, Slug tag) {
        return rows.list(
                SELECT + "trigger_tag = ? AND status = 'active' ORDER BY id",
                SqlAutomations::read,
                tenant.id(),
                tag.value());
    }

    @Override
    public List<Automation> page(Tenant tenant, long after, int limit) {
        return rows.list(
                SELECT + "id > ? ORDER BY id FETCH FIRST " + limit + " ROWS ONLY",
                SqlAutomations::read,
                tenant.id(),
                after);
    }

    private static Automation read(Row row) {
        String trigger = row.textIfAny("trigger_tag");
        return new Automation(
                row.number("id"),
                new Tenant(row.text("tenant")),
                new Automation.Title(row.text("name"), row.textIfAny("description")),
                row.text("status").equals("active"),
                trigger == null ? null : new Slug(trigger),
                SqlIncomingWebhooks.actions(row.json("steps")),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
