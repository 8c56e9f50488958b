package org.belfry.crm.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.Preset;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** Connections in a table; the unique key on the name has the last word. */
public final class SqlCrmConnections implements CrmConnections {
    private static final String SELECT = "SELECT * FROM crm_connection WHERE tenant = ? AND ";
    private static final List<String> CHANGING = List.of(
            "name",
            "base_url",
            "contact_path",
            "sealed_auth",
            "preset",
            "mapping",
            "tags_path",
            "version",
            "updated_at");

    private final Rows rows;

    public SqlCrmConnections(Rows rows) {
        this.rows = rows;
    }

    @Override
    public long nextId() {
        return rows.next("crm_connection_ids");
    }

    @Override
    public boolean add(CrmConnection connection) {
        List<@Nullable Object> values = values(connection);
        values.add(connection.id());
        values.add(connection.tenant().id());
        values.add(connection.createdAt());
        return rows.insertUnlessThere(
                "INSERT INTO crm_connection (" + String.join(", ", CHANGING) + ", id, tenant, created_at) VALUES (?"
                        + ", ?".repeat(values.size() - 1) + ")",
                values.toArray());
    }

    @Override
    public boolean replace(CrmConnection connection) {
        boolean taken = rows.first(
                        SELECT + "name = ? AND id <> ?",
                        row -> row.number("id"),
                        connection.tenant().id(),
                        connection.reach().name(),
                        connection.id())
                .isPresent();
        if (taken) {
            return false;
        }
        List<@Nullable Object> values = values(connection);
        values.add(connection.id());
        return rows.change(
                        "UPDATE crm_connection SET " + String.join(" = ?, ", CHANGING) + " = ? WHERE id = ?",
                        values.toArray())
                > 0;
    }

    private static List<@Nullable Object> values(CrmConnection connection) {
        CrmConnection.Reading reading = connection.reading();
        Preset preset = reading.preset();
        Mapping mapping = reading.mapping();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(connection.reach().name());
        values.add(connection.reach().baseUrl());
        values.add(connection.reach().contactPath());
        values.add(connection.sealedAuth());
        values.add(preset == null ? null : preset.wireName());
        values.add(mapping == null ? null : mapping.json());
        values.add(reading.tagsPath());
        values.add(connection.version());
        values.add(connection.updatedAt());
        return values;
    }

    @Override
    public void remove(long id) {
        rows.change("DELETE FROM crm_connection WHERE id = ?", id);
    }

    @Override
    public Optional<CrmConnection> find(Tenant tenant, long id) {
        return rows.first(SELECT + "id = ?", SqlCrmConnections::read, tenant.id(), id);
    }

    @Override
    public Optional<CrmConnection> findForChange(Tenant tenant, long id) {
        return rows.first(SELECT + "id = ? FOR UPDATE", SqlCrmConnections::read, tenant.id(), id);
    }

    @Override
    public Optional<CrmConnection> named(Tenant tenant, String text) {
        Optional<CrmConnection> named = rows.first(SELECT + "name = ?", SqlCrmConnections::read, tenant.id(), text);
        return named.isPresent() || !text.matches("[0-9]{1,18}") ? named : find(tenant, Long.parseLong(text));
    }

    @Override
    public List<CrmConnection> page(Tenant tenant, long after, int limit) {
        return rows.list(
                SELECT + "id > ? ORDER BY id FETCH FIRST " + limit + " ROWS ONLY",
                SqlCrmConnections::read,
                tenant.id(),
                after);
    }

    private static CrmConnection read(Row row) {
        String preset = row.textIfAny("preset");
        RawJson mapping = row.jsonIfAny("mapping");
        return new CrmConnection(
                row.number("id"),
                new Tenant(row.text("tenant")),
                new CrmConnection.Reach(row.text("name"), row.text("base_url"), row.text("contact_path")),
                row.bytesIfAny("sealed_auth"),
                new CrmConnection.Reading(
                        preset == null ? null : Preset.named(preset).orElseThrow(),
                        mapping == null
                                ? null
                                : Mapping.read(StrictJson.read(mapping.bytes()), "mapping", new Faults()),
                        row.textIfAny("tags_path")),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
