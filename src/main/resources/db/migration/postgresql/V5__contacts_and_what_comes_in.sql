-- Contacts, lists and tags. An address is kept in lower case as a whole, so that the key minds no case.
CREATE SEQUENCE contact_ids START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE contact_note_ids START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE label_ids START WITH 1 INCREMENT BY 1;

CREATE TABLE contact (
    id             BIGINT PRIMARY KEY,
    tenant         VARCHAR(64)  NOT NULL,
    email          VARCHAR(254) NOT NULL,
    status         VARCHAR(16)  NOT NULL,
    confirmed_at   TIMESTAMP(6) WITH TIME ZONE,
    opted_out_at   TIMESTAMP(6) WITH TIME ZONE,
    first_name     VARCHAR(255),
    last_name      VARCHAR(255),
    full_name      VARCHAR(255),
    phone          VARCHAR(255),
    contact_type   VARCHAR(255),
    address_line_1 VARCHAR(255),
    address_line_2 VARCHAR(255),
    city           VARCHAR(255),
    state          VARCHAR(255),
    country        VARCHAR(255),
    postal_code    VARCHAR(255),
    date_of_birth  VARCHAR(255),
    custom_fields  BYTEA NOT NULL,
    version        BIGINT       NOT NULL,
    created_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT contact_email_of_tenant UNIQUE (tenant, email)
);
CREATE INDEX contact_of_tenant ON contact (tenant, id);
CREATE INDEX contact_by_status ON contact (tenant, status, id);

-- kind: list or tag
CREATE TABLE label (
    id         BIGINT PRIMARY KEY,
    tenant     VARCHAR(64)  NOT NULL,
    kind       VARCHAR(4)   NOT NULL,
    slug       VARCHAR(128) NOT NULL,
    title      VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT label_slug_of_tenant UNIQUE (tenant, kind, slug)
);

CREATE TABLE contact_label (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label_id   BIGINT NOT NULL REFERENCES label (id),
    added_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (contact_id, label_id)
);
CREATE INDEX contact_label_by_label ON contact_label (label_id, contact_id);

-- What happened to a contact; goes with it.
CREATE TABLE contact_note (
    id         BIGINT PRIMARY KEY,
    contact_id BIGINT       NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    type       VARCHAR(128) NOT NULL,
    authority  VARCHAR(16)  NOT NULL,
    detail     BYTEA NOT NULL
);
CREATE INDEX contact_note_of_contact ON contact_note (contact_id, id);

-- The guards: who is at work on what, and which contacts Belfry itself has just tagged.
CREATE TABLE contact_claim (
    tenant     VARCHAR(64)  NOT NULL,
    name       VARCHAR(320) NOT NULL,
    action     VARCHAR(255) NOT NULL,
    held_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant, name, action)
);
CREATE TABLE contact_lock (
    tenant       VARCHAR(64)  NOT NULL,
    name         VARCHAR(320) NOT NULL,
    locked_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant, name)
);

-- Addresses that others post to. Of tokens and API keys only a hash is kept; the signing secret is sealed.
CREATE SEQUENCE incoming_webhook_ids START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE receipt_ids START WITH 1 INCREMENT BY 1;

CREATE TABLE incoming_webhook (
    id                    VARCHAR(12)  PRIMARY KEY,
    seq                   BIGINT       NOT NULL UNIQUE,
    tenant                VARCHAR(64)  NOT NULL,
    name                  VARCHAR(255) NOT NULL,
    event_type            VARCHAR(128) NOT NULL,
    description           VARCHAR(255),
    status                VARCHAR(16)  NOT NULL,
    token_hash            BYTEA NOT NULL,
    api_key_hash          BYTEA,
    api_key_mask          VARCHAR(32),
    sealed_signing_secret BYTEA,
    signing_secret_mask   VARCHAR(32),
    allowed_addresses     VARCHAR(16000) NOT NULL,
    rate_limit_per_minute INTEGER      NOT NULL,
    mapping               BYTEA,
    actions               BYTEA NOT NULL,
    version               BIGINT       NOT NULL,
    created_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX incoming_webhook_of_tenant ON incoming_webhook (tenant, seq);

-- Named steps over the same actions.
CREATE SEQUENCE automation_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE automation (
    id          BIGINT PRIMARY KEY,
    tenant      VARCHAR(64)  NOT NULL,
    name        VARCHAR(255) NOT NULL,
    description VARCHAR(255),
    status      VARCHAR(16)  NOT NULL,
    steps       BYTEA NOT NULL,
    version     BIGINT       NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT automation_name_of_tenant UNIQUE (tenant, name)
);

-- One record that came in, or one run of an automation: what was sent, what was done. status: pending (waits for due_at,
-- or is worked on until then), processed, failed, duplicate, blocked, refused. chain: the automations that led here.
CREATE TABLE receipt (
    id                  BIGINT PRIMARY KEY,
    tenant              VARCHAR(64)  NOT NULL,
    incoming_webhook_id VARCHAR(12)  REFERENCES incoming_webhook (id) ON DELETE CASCADE,
    automation_id       BIGINT       REFERENCES automation (id) ON DELETE CASCADE,
    chain               VARCHAR(400),
    email               VARCHAR(254),
    received_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    event_type          VARCHAR(128) NOT NULL,
    sender              VARCHAR(64),
    status              VARCHAR(16)  NOT NULL,
    payload             BYTEA,
    by_hand             BOOLEAN      NOT NULL,
    actions             BYTEA NOT NULL,
    effects             BYTEA,
    errors              BYTEA NOT NULL,
    warnings            BYTEA NOT NULL,
    response            BYTEA,
    attempts            INTEGER      NOT NULL,
    first_attempt_at    TIMESTAMP(6) WITH TIME ZONE,
    due_at              TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    fence               BIGINT       NOT NULL
);
CREATE INDEX receipt_of_webhook ON receipt (incoming_webhook_id, id);
CREATE INDEX receipt_of_automation ON receipt (automation_id, id);
CREATE INDEX receipt_due ON receipt (due_at, id) WHERE status = 'pending';

-- Links in confirmation mails; only a hash of what they carry is kept.
CREATE TABLE confirmation (
    token_hash BYTEA PRIMARY KEY,
    tenant     VARCHAR(64) NOT NULL,
    contact_id BIGINT      NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX confirmation_of_contact ON confirmation (contact_id);

-- Which outgoing webhook the requests of a custom action go through, by the event type that it alone hears.
CREATE TABLE action_target (
    tenant     VARCHAR(64)  NOT NULL,
    event_type VARCHAR(128) NOT NULL,
    webhook_id BIGINT,
    PRIMARY KEY (tenant, event_type)
);
