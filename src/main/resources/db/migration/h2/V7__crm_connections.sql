-- CRMs whose contacts are loaded back. The credentials are sealed; mapping is JSON as the native API writes it.
CREATE SEQUENCE crm_connection_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE crm_connection (
    id           BIGINT PRIMARY KEY,
    tenant       VARCHAR(64)   NOT NULL,
    name         VARCHAR(255)  NOT NULL,
    base_url     VARCHAR(2048) NOT NULL,
    contact_path VARCHAR(1024) NOT NULL,
    sealed_auth  VARBINARY(65536),
    preset       VARCHAR(16),
    mapping      VARBINARY(1048576),
    tags_path    VARCHAR(255),
    version      BIGINT        NOT NULL,
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT crm_connection_name_of_tenant UNIQUE (tenant, name)
);

-- Which contact a CRM's id leads to, and the slugs of the tags that the CRM told last: only those may it take away.
CREATE TABLE crm_contact (
    crm_connection_id BIGINT       NOT NULL REFERENCES crm_connection (id) ON DELETE CASCADE,
    crm_id            VARCHAR(128) NOT NULL,
    contact_id        BIGINT       NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tags              VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (crm_connection_id, crm_id)
);
CREATE INDEX crm_contact_of_contact ON crm_contact (contact_id);

-- Accounts of contacts that were imported. No role of Belfry's own.
CREATE TABLE member (
    contact_id BIGINT      PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    tenant     VARCHAR(64) NOT NULL,
    role       VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A receipt of a request that names contacts of a CRM; such receipts wait in a queue for each connection.
ALTER TABLE receipt ADD COLUMN crm_connection_id BIGINT REFERENCES crm_connection (id) ON DELETE CASCADE;
CREATE INDEX receipt_of_connection ON receipt (crm_connection_id, id);
DROP INDEX receipt_due;
CREATE INDEX receipt_due ON receipt (status, crm_connection_id, due_at, id);
