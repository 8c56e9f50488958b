package org.belfry.catalogue;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * An event type of a tenant's own.
 *
 * <p>Its life: registered under a name that stays; given another description, schema or example, which hold for what is
 * published from then on; removed when no webhook subscribes to it any more. Events that were told stay as they are.
 */
@Entity
@Table(name = "event_type")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class OwnType {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event_type_ids")
    @SequenceGenerator(name = "event_type_ids", sequenceName = "event_type_ids", allocationSize = 1)
    private long id;

    private String tenant;

    private String type;

    private @Nullable String description;

    @Column(name = "schema_source")
    private byte @Nullable [] schema;

    private byte @Nullable [] example;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the persistence provider. */
    protected OwnType() {}

    /** A new type; it has an id once it is kept. */
    public OwnType(Tenant tenant, String type, Instant now) {
        this.tenant = tenant.id();
        this.type = type;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Is described in this way from now on. */
    public void describe(TypeShape shape, Instant now) {
        RawJson newSchema = shape.schema();
        RawJson newExample = shape.example();
        this.description = shape.description();
        this.schema = newSchema == null ? null : newSchema.bytes();
        this.example = newExample == null ? null : newExample.bytes();
        this.updatedAt = now;
    }

    public long id() {
        return id;
    }

    public Tenant tenant() {
        return new Tenant(tenant);
    }

    /** The canonical dotted name. */
    public String type() {
        return type;
    }

    /** What is said of it. */
    public TypeShape shape() {
        return new TypeShape(description, raw(schema), raw(example));
    }

    private static @Nullable RawJson raw(byte @Nullable [] bytes) {
        return bytes == null ? null : RawJson.stored(bytes);
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
