package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/**
 * An outgoing subscription: a URL, the event types it wants, and the secret its deliveries are signed with.
 *
 * <p>Its life: created active (or inactive, by its owner's wish); switched between active and inactive by its owner;
 * failed when its deliveries keep failing or the destination says that it is gone, until the owner makes it active
 * again, which forgives the failures; deleted at last. Its deliveries wait while it is not active.
 *
 * <p>The count of consecutive failures is kept by the delivery engine in the same row and is not part of this picture.
 */
@Entity
@Table(name = "webhook")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class Webhook {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_ids")
    @SequenceGenerator(name = "webhook_ids", sequenceName = "webhook_ids", allocationSize = 1)
    private long id;

    private String tenant;

    private String dialect;

    private String name;

    private String url;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "webhook_event", joinColumns = @JoinColumn(name = "webhook_id"))
    @OrderColumn(name = "position")
    @Column(name = "event_type")
    private List<String> events = new ArrayList<>();

    private String status;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "secret_mask")
    private String secretMask;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the persistence provider. */
    protected Webhook() {}

    /** A new webhook; it has an id once it is kept, and needs the id before it can have a sealed secret. */
    public Webhook(Tenant tenant, Dialect dialect, Instant now) {
        this.tenant = tenant.id();
        this.dialect = dialect.wireName();
        this.status = WebhookStatus.INACTIVE.wireName();
        this.createdAt = now;
        this.updatedAt = now;
    }

    public void rename(String newName) {
        this.name = newName;
    }

    /** Sends to another URL from the next attempt on. */
    public void pointTo(String newUrl) {
        this.url = newUrl;
    }

    /** Wants these event types and no others; a type named twice counts once. */
    public void subscribeTo(List<String> eventTypes) {
        this.events = new ArrayList<>(new LinkedHashSet<>(eventTypes));
    }

    public void changeSecret(SealedSecret secret) {
        this.sealedSecret = secret.sealed();
        this.secretMask = secret.mask();
    }

    public void become(WebhookStatus newStatus) {
        this.status = newStatus.wireName();
    }

    public void changedAt(Instant now) {
        this.updatedAt = now;
    }

    public WebhookId id() {
        return new WebhookId(id);
    }

    public Tenant tenant() {
        return new Tenant(tenant);
    }

    public Dialect dialect() {
        return Dialect.named(dialect)
                .orElseThrow(() -> new IllegalStateException("Webhook " + id + " speaks an unknown dialect."));
    }

    public String name() {
        return name;
    }

    public String url() {
        return url;
    }

    public List<String> events() {
        return List.copyOf(events);
    }

    public WebhookStatus status() {
        return WebhookStatus.named(status);
    }

    public SealedSecret secret() {
        return new SealedSecret(sealedSecret, secretMask);
    }

    /** Grows with every change of the settings. */
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
