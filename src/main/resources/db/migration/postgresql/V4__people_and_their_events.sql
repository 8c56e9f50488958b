-- Tenants: the owners of rows. Rows of a tenant that is not here are nobody's to see.
CREATE SEQUENCE tenancy_ids START WITH 2 INCREMENT BY 1;
CREATE TABLE tenancy (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT tenancy_name UNIQUE (name)
);
INSERT INTO tenancy (id, name, created_at) VALUES (1, 'default', CURRENT_TIMESTAMP);

-- Users beside the configured administrator. A login has no tenant in it, so a name is one user's in all tenants.
CREATE SEQUENCE hub_user_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE hub_user (
    id            BIGINT PRIMARY KEY,
    tenant        VARCHAR(64)  NOT NULL,
    name          VARCHAR(64)  NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    role          VARCHAR(16)  NOT NULL,
    version       BIGINT       NOT NULL,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT hub_user_name UNIQUE (name)
);
CREATE INDEX hub_user_of_tenant ON hub_user (tenant, id);

-- The hash is that of the whole key: 64 hex digits of SHA-256.
CREATE SEQUENCE api_key_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE api_key (
    id           BIGINT PRIMARY KEY,
    tenant       VARCHAR(64)  NOT NULL,
    name         VARCHAR(255) NOT NULL,
    role         VARCHAR(16)  NOT NULL,
    prefix       VARCHAR(16)  NOT NULL,
    key_hash     VARCHAR(64)  NOT NULL,
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT api_key_hash UNIQUE (key_hash)
);
CREATE INDEX api_key_of_tenant ON api_key (tenant, id);

-- Event types of a tenant's own. Schema and example are JSON as it was sent.
CREATE SEQUENCE event_type_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE event_type (
    id            BIGINT PRIMARY KEY,
    tenant        VARCHAR(64)  NOT NULL,
    type          VARCHAR(128) NOT NULL,
    description   VARCHAR(255),
    schema_source BYTEA,
    example       BYTEA,
    version       BIGINT       NOT NULL,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT event_type_of_tenant UNIQUE (tenant, type)
);
