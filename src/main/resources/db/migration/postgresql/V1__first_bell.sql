-- Webhooks, events, deliveries, attempts. Instants are UTC. Payloads are bytes: what came in is what goes out.

CREATE SEQUENCE webhook_ids START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE event_ids START WITH 1 INCREMENT BY 1000;
CREATE SEQUENCE delivery_ids START WITH 1 INCREMENT BY 1000;

-- Which master key the secrets here are sealed with: a node with another one refuses to start.
CREATE TABLE master_key (
    only_one SMALLINT PRIMARY KEY CHECK (only_one = 1),
    key_id   VARCHAR(16) NOT NULL
);

CREATE TABLE webhook (
    id                   BIGINT PRIMARY KEY,
    tenant               VARCHAR(64)   NOT NULL,
    dialect              VARCHAR(32)   NOT NULL,
    name                 VARCHAR(255)  NOT NULL,
    url                  VARCHAR(2048) NOT NULL,
    status               VARCHAR(16)   NOT NULL,
    sealed_secret        BYTEA NOT NULL,
    secret_mask          VARCHAR(32)   NOT NULL,
    consecutive_failures INTEGER       NOT NULL DEFAULT 0,
    hold_until           TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT        NOT NULL,
    created_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX webhook_of_tenant ON webhook (tenant, dialect, id);

CREATE TABLE webhook_event (
    webhook_id BIGINT       NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    position   INTEGER      NOT NULL,
    event_type VARCHAR(128) NOT NULL
);
CREATE INDEX webhook_event_of_webhook ON webhook_event (webhook_id);
CREATE INDEX webhook_event_by_type ON webhook_event (event_type, webhook_id);

CREATE TABLE event (
    seq         BIGINT PRIMARY KEY,
    tenant      VARCHAR(64)  NOT NULL,
    id          VARCHAR(64)  NOT NULL,
    type        VARCHAR(128) NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    data        BYTEA NOT NULL,
    actor       BYTEA,
    fingerprint BYTEA NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT event_id_of_tenant UNIQUE (tenant, id)
);

-- status: ready (waits for due_at, or is leased by owner until due_at), parked, success, failed, cancelled
CREATE TABLE delivery (
    id            BIGINT PRIMARY KEY,
    tenant        VARCHAR(64)  NOT NULL,
    webhook_id    BIGINT       NOT NULL,
    event_seq     BIGINT       NOT NULL,
    event_type    VARCHAR(128) NOT NULL,
    status        VARCHAR(10)  NOT NULL,
    test          BOOLEAN      NOT NULL,
    due_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    owner         VARCHAR(64),
    fence         BIGINT       NOT NULL,
    attempts      INTEGER      NOT NULL,
    response_code INTEGER,
    response_time INTEGER,
    error         VARCHAR(32),
    attempted_at  TIMESTAMP(6) WITH TIME ZONE,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX delivery_ready ON delivery (due_at, id) WHERE status = 'ready';
CREATE INDEX delivery_of_webhook ON delivery (webhook_id, id);
CREATE INDEX delivery_waiting ON delivery (webhook_id, id) WHERE status IN ('ready', 'parked');

CREATE TABLE attempt (
    delivery_id      BIGINT  NOT NULL,
    number           INTEGER NOT NULL,
    tenant           VARCHAR(64) NOT NULL,
    webhook_id       BIGINT  NOT NULL,
    started_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    duration_ms      INTEGER NOT NULL,
    status_code      INTEGER,
    error            VARCHAR(32),
    response_headers BYTEA,
    response_body    BYTEA,
    PRIMARY KEY (delivery_id, number)
);
