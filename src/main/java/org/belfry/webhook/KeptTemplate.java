package org.belfry.webhook;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.belfry.json.RawJson;
import org.belfry.kernel.WebhookId;
import org.belfry.template.PayloadTemplate;

/**
 * One version of a webhook's payload template. It is written once: deliveries name the version of the time of their
 * event, so that a retry sends the same bytes whatever its owner builds meanwhile.
 */
@Entity
@Table(name = "webhook_template")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init")
public class KeptTemplate {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "template_ids")
    @SequenceGenerator(name = "template_ids", sequenceName = "template_ids", allocationSize = 1)
    private long id;

    @Column(name = "webhook_id")
    private long webhookId;

    private byte[] source;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the persistence provider. */
    protected KeptTemplate() {}

    public KeptTemplate(WebhookId webhook, PayloadTemplate template, Instant now) {
        this.webhookId = webhook.value();
        this.source = template.source().bytes();
        this.createdAt = now;
    }

    public TemplateId id() {
        return new TemplateId(id);
    }

    public PayloadTemplate template() {
        return PayloadTemplate.of(source());
    }

    /** As its owner wrote it. */
    public RawJson source() {
        return RawJson.stored(source);
    }
}
