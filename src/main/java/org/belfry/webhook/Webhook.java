package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.belfry.dialect.Dialect;
import org.belfry.json.RawJson;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.RetrySchedule;
import org.belfry.security.Vault;
import org.belfry.template.PayloadTemplate;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing subscription: a URL, the event types it wants, and how its deliveries are signed, shaped and sent.
 *
 * <p>Its life: created active (or inactive, by its owner's wish); switched between active and inactive by its owner;
 * failed when its deliveries keep failing or the destination says that it is gone, until the owner makes it active
 * again, which forgives the failures; deleted at last. Its deliveries wait while it is not active.
 *
 * <p>What its deliveries gave ({@link TrackRecord}) is kept by the delivery engine in the same row and only read here.
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

    @Embedded
    private SecretColumns secrets = new SecretColumns();

    // Null when all of its columns are.
    @Embedded
    private @Nullable AccessColumns access;

    @Embedded
    private TermsColumns terms = new TermsColumns(Terms.USUAL);

    @ManyToOne(fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
    @JoinColumn(name = "template_id")
    private @Nullable KeptTemplate template;

    @Embedded
    private TrackRecord trackRecord = new TrackRecord();

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the persistence provider. */
    protected Webhook() {}

    /** A new webhook; it has an id once it is kept, and needs the id before it can have secrets or a body of its own. */
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

    /** Signs with another secret at once; no secret before it is valid any more. */
    public void changeSecret(Secret secret, Vault vault) {
        secrets.change(SealedSecret.seal(secret, vault, id(), SealedSecret.CURRENT));
    }

    /** Signs with another secret at once, and with the one before it beside it until a time. */
    public void rotateSecret(Secret fresh, Instant previousUntil, Vault vault) {
        Secret old = secrets.current().open(vault, id(), SealedSecret.CURRENT);
        secrets.rotate(
                SealedSecret.seal(fresh, vault, id(), SealedSecret.CURRENT),
                SealedSecret.seal(old, vault, id(), SealedSecret.PREVIOUS),
                previousUntil);
    }

    /** Shows its target in this way who it is, from the next attempt on. */
    public void authenticateBy(TargetAccess targetAccess, Vault vault) {
        this.access = targetAccess.seal(vault, id());
    }

    public void agreeTo(Terms newTerms) {
        this.terms = new TermsColumns(newTerms);
    }

    /** Sends this body for events from now on; null for the dialect's own. */
    public void sayIt(@Nullable PayloadTemplate body, Instant now) {
        RawJson before = template == null ? null : template.source();
        if (body == null) {
            this.template = null;
        } else if (!body.source().equals(before)) {
            this.template = new KeptTemplate(id(), body, now);
        }
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

    /** What may be shown of the secret. */
    public String secretMask() {
        return secrets.current().mask();
    }

    /** Until when the secret before the current one is valid; null when there is none. */
    public @Nullable Instant previousSecretUntil() {
        return secrets.previousUntil();
    }

    public KeyRing keys(Vault vault) {
        return KeyRing.open(secrets, vault, id());
    }

    public TargetAccess access(Vault vault) {
        return access == null ? TargetAccess.NONE : TargetAccess.open(access, vault, id());
    }

    public Terms terms() {
        return terms.terms();
    }

    /** The waits between attempts: its own, or its dialect's. */
    public RetrySchedule retrySchedule() {
        RetrySchedule own = terms().schedule();
        return own == null ? dialect().retrySchedule() : own;
    }

    /** The body of its own; null when its dialect's is sent. */
    public @Nullable KeptTemplate template() {
        return template;
    }

    public TrackRecord trackRecord() {
        return trackRecord;
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
