package org.belfry.fusion.sql;

import java.util.Optional;
import org.belfry.crm.CrmId;
import org.belfry.database.Rows;
import org.belfry.fusion.Links;
import org.belfry.json.JsonSlice;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.ContactId;

/** Links in a table; they go with their contact. */
public final class SqlLinks implements Links {
    private final Rows rows;

    public SqlLinks(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Link> find(long connection, CrmId crmId) {
        return rows.first(
                "SELECT contact_id, tags FROM crm_contact WHERE crm_connection_id = ? AND crm_id = ?",
                row -> new Link(
                        new ContactId(row.number("contact_id")),
                        StrictJson.read(row.json("tags").bytes()).items().stream()
                                .map(JsonSlice::text)
                                .toList()),
                connection,
                crmId.value());
    }

    @Override
    public void keep(long connection, CrmId crmId, Link link) {
        RawJson tags =
                ObjectText.listed(link.tags().stream().map(ObjectText::quoted).toList());
        boolean there = rows.change(
                        "UPDATE crm_contact SET contact_id = ?, tags = ? WHERE crm_connection_id = ? AND crm_id = ?",
                        link.contact().value(),
                        tags,
                        connection,
                        crmId.value())
                > 0;
        if (!there) {
            rows.change(
                    "INSERT INTO crm_contact (contact_id, tags, crm_connection_id, crm_id) VALUES (?, ?, ?, ?)",
                    link.contact().value(),
                    tags,
                    connection,
                    crmId.value());
        }
    }
}
